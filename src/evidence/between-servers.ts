import type { FactValue, FoundFact } from '../facts/fact.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Claim, Recognizer } from './claim.ts'
import { findStamps } from './stamps.ts'

type Server = 'cslu' | 'on-prem'
/** What a line says, if it says so of that server; `take` gives the value. */
type Rule = {
  of: Server
  says: RegExp
  facts: readonly { key: FactKey; value: FactValue | 'date' | 'word' | 'words' }[]
}

const MENTIONS: Readonly<Record<Server, RegExp>> = {
  cslu: /\bCSLU\b(?!-local)|Smart Licen[cs]e Utility/i,
  'on-prem': /\bon-?prem\b|\bSSM\b(?! cloud)/i,
}
const RECEIVED = /\busage reports? (?:was |were |has been )?received from\b/i
const SENDING =
  /\b(?:can(?:no|')t|could not|couldn't|failed to|unable to|error) (?:\w{1,12} ){0,2}(?:send|sending|upload|uploading|connect|connecting|reach|reaching|transmit|deliver)\w{0,3}\b.{0,60}\b(?:cisco|cssm|swapi|smartreceiver)/i
/** In the order of a log: what is below counts. */
const RULES: readonly Rule[] = [
  { of: 'cslu', says: RECEIVED, facts: [{ key: 'cslu.reportReceived', value: true }] },
  {
    of: 'cslu',
    says: /\bsession (?:has )?expired(?: (?:on|at|since))? (?<date>\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)/i,
    facts: [{ key: 'cslu.sessionExpired', value: 'date' }],
  },
  {
    of: 'cslu',
    says: /\bnot logged in\b|\bsession (?:has )?expired\b|\blog(?:in|ged) (?:has )?(?:expired|out)\b|\bplease log ?in\b|\blogin required\b/i,
    facts: [{ key: 'cslu.loggedIn', value: false }],
  },
  {
    of: 'cslu',
    says: /\blog(?:ged)? ?in (?:to cisco )?(?:successful|succeeded|ok)|\blogged in (?:to cisco|as )/i,
    facts: [{ key: 'cslu.loggedIn', value: true }],
  },
  {
    of: 'cslu',
    says: SENDING,
    facts: [
      { key: 'cslu.reachesCisco', value: false },
      { key: 'cslu.error', value: 'words' },
    ],
  },
  {
    of: 'cslu',
    says: /\b(?:uploaded|sent|transmitted|delivered) to (?:cisco|cssm)\b|\bupload(?:ed)? (?:to \w{1,10} )?(?:ok|success|complete)/i,
    facts: [{ key: 'cslu.reachesCisco', value: true }],
  },
  {
    of: 'cslu',
    says: /\back(?:nowledge?ment)? (?:was |has been )?(?:sent|delivered|returned|forwarded) to (?:the )?(?:product instance|device|switch|PID|N\dK)/i,
    facts: [{ key: 'cslu.ackDelivered', value: true }],
  },
  { of: 'on-prem', says: RECEIVED, facts: [{ key: 'onPrem.reportReceived', value: true }] },
  {
    of: 'on-prem',
    says: /\b(?:last (?:successful )?(?:cisco |network |scheduled |cssm )?sync(?:hroni[sz]ation|hroni[sz]ed|ed)?|last synchroni[sz]ed)(?: with cisco)?(?: time| date)? ?[:=]? {0,4}(?<date>.{0,40})/i,
    facts: [{ key: 'onPrem.lastSync', value: 'date' }],
  },
  {
    of: 'on-prem',
    says: /\bnext (?:cisco |network |scheduled |cssm )?sync(?:hroni[sz]ation)?(?: with cisco)?(?: time| date)? ?[:=]? {0,4}(?<date>.{0,40})/i,
    facts: [{ key: 'onPrem.nextSync', value: 'date' }],
  },
  {
    of: 'on-prem',
    says: /\b(?:sync(?:hroni[sz]ation)? )?(?:schedule|frequency)(?: is|:)? {0,4}(?<word>daily|weekly|monthly)\b|\b(?<word2>daily|weekly|monthly) sync/i,
    facts: [{ key: 'onPrem.schedule', value: 'word' }],
  },
  {
    of: 'on-prem',
    says: /\bsync(?:hroni[sz]ation)?(?: \w{2,12}){0,3} (?:failed|unsuccessful|error)\b|\bfailed to sync(?:hroni[sz]e)?\b/i,
    facts: [{ key: 'onPrem.syncFailed', value: true }],
  },
  {
    of: 'on-prem',
    says: /\bsync(?:hroni[sz]ation)?(?: \w{2,12}){0,3} (?:completed|successful|succeeded|successfully)\b/i,
    facts: [{ key: 'onPrem.syncFailed', value: false }],
  },
  {
    of: 'on-prem',
    says: /\bcert(?:ificate)?\b(?: \S{1,60}){0,4} (?:has |is |was )?expired\b|\bexpired (?:\w{2,10} ){0,2}cert(?:ificate)?\b/i,
    facts: [{ key: 'onPrem.certificateExpired', value: true }],
  },
  {
    of: 'on-prem',
    says: /\b(?:version|release|on-?prem|SSM)\b.{0,30}\bv?(?<word>[89]-20\d{4})\b/i,
    facts: [{ key: 'onPrem.release', value: 'word' }],
  },
]
// 2025-03-02 03:00, Mar 02 2025 03:00:11 UTC, 2 Mar 2025 03:00
const DATE =
  /\b(?:\d{4}-\d\d-\d\d(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?|[A-Z][a-z]{2} {1,2}\d{1,2},? \d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?|\d{1,2} [A-Z][a-z]{2} \d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?)/

// 2025-05-06 11:20:16 INFO  Usage report queued for Cisco
const LEVEL = /^\s{0,8}\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\S{0,12} \[?(?:INFO|WARN|WARNING|ERROR|DEBUG)\b/

/**
 * Recognises lines of CSLU's log and of SSM On-Prem's log or pages, and the same words within a sentence, where the
 * paste names that server: what came from the switch, and what got through to Cisco. A sentence stays a sentence.
 */
export const readBetweenServers: Recognizer = (lines, taken, { options }) => {
  const pastes = Map.groupBy(lines.keys(), (index) => lines[index]?.paste)
  return [...pastes.values()].flatMap((own) => claimsOf(own, lines, taken, options.at))
}

/** What the lines of one paste say, by their indexes. */
function claimsOf(
  own: readonly number[],
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  now: string,
): Claim[] {
  const claims: Claim[] = []
  const names = (server: Server) =>
    own.some((index) => !lines[index]?.prompt && MENTIONS[server].test(lines[index]?.text ?? ''))
  for (const server of ['cslu', 'on-prem'] as const) {
    if (!names(server)) continue
    const other = server === 'cslu' ? 'on-prem' : 'cslu'
    const alone = !names(other)
    const found = own.flatMap((index) => {
      const line = lines[index]
      if (!line || taken.has(index) || line.prompt || line.text.trim() === '' || line.text.length > 1000)
        return []
      // beside a line that names the other server, only its own name says whose it is
      if (!alone && !MENTIONS[server].test(line.text) && (MENTIONS[other].test(line.text) || !isRecord(line)))
        return []
      const facts = factsOf(line, server, now)
      return facts.length > 0 ? [{ index, facts, record: isRecord(line) }] : []
    })
    if (found.length > 0) claims.push(claimOf(server, found, lines, taken))
  }
  return claims
}

type Found = { index: number; facts: FoundFact[]; record: boolean }

function claimOf(
  server: Server,
  found: readonly Found[],
  lines: readonly Line[],
  taken: ReadonlySet<number>,
): Claim {
  const spans = found.map(({ index }) => lines[index]?.lines ?? [1, 1])
  // further records of the same log say nothing that anybody asks
  const blocks = new Set(found.filter(({ record }) => record).map(({ index }) => lines[index]?.block))
  const beside = [...lines.entries()].flatMap(([index, { text, block, prompt }]) =>
    blocks.has(block) && !taken.has(index) && !prompt && LEVEL.test(text) ? [index] : [],
  )
  const command = server === 'cslu' ? 'cslu log' : 'on-prem page'
  return {
    claims: [...new Set([...found.filter(({ record }) => record).map(({ index }) => index), ...beside])],
    evidence: {
      kind: 'show',
      level: 'supporting',
      platform: 'unknown',
      lines: [spans[0]?.[0] ?? 1, spans.at(-1)?.[1] ?? 1],
      entry: server === 'cslu' ? 'outputs/cslu-log' : 'outputs/on-prem-page',
      show: { command, complete: blocks.size > 0, output: {} },
      facts: latestOf(found.flatMap(({ facts }) => facts)),
    },
  }
}

/** Of each key the last line. */
function latestOf(facts: readonly FoundFact[]): FoundFact[] {
  return [...new Map(facts.map((fact) => [fact.key, fact])).values()]
}

/** A line of a log or of a page: it begins with a stamp, or is `Last sync: …` and little more. */
function isRecord({ text }: Pick<Line, 'text'>): boolean {
  const start = findStamps(text)[0]?.start
  return (start !== undefined && start < 4) || /^\s{0,8}[A-Z][\w -]{2,40}: {0,4}\S.{0,60}$/.test(text)
}

function factsOf({ text, lines }: Line, server: Server, now: string): FoundFact[] {
  const stamp = findStamps(text)[0]
  const said = stamp && stamp.start < 4 ? parseStamp(stamp.raw, now) : undefined
  const at = said?.yearKnown ? said.iso : undefined
  const where = { lines, ...(at && { at }) }
  // a question about it states nothing
  const sentences = isRecord({ text })
    ? [text]
    : text.split(/(?<=[.?!]) /).filter((each) => !/\?\s{0,4}$/.test(each))
  return RULES.filter((rule) => rule.of === server).flatMap((rule): FoundFact[] => {
    const match = sentences.map((each) => rule.says.exec(each)).find((each) => each !== null)
    if (!match) return []
    return rule.facts.flatMap(({ key, value }): FoundFact[] => {
      if (value === 'words') return [{ key, value: match[0].trim(), ...where }]
      if (value === 'word') return wordOf(match.groups).map((word) => ({ key, value: word, ...where }))
      if (value !== 'date') return [{ key, value, ...where }]
      const date = match.groups?.date ?? ''
      if (/^["'”:\s]{0,4}(?:never|none|n\/a|-)/i.test(date)) return [{ key, value: null, ...where }]
      const read = dateOf(date, now)
      return read ? [{ key, value: read, ...where }] : []
    })
  })
}

function wordOf(groups: Record<string, string> | undefined): string[] {
  const word = groups?.word ?? groups?.word2
  return word ? [word.toLowerCase()] : []
}

/** A date with its time, which a page shows without its zone; a date alone is its midnight. */
function dateOf(text: string, now: string): string | undefined {
  const raw = DATE.exec(text)?.[0]
  if (!raw) return undefined
  const { iso, yearKnown } = parseStamp(/\d:\d\d/.test(raw) ? raw : `${raw} 00:00:00`, now)
  return yearKnown ? iso : undefined
}
