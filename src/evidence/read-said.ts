import type { FoundFact } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Said, Taken } from '../knowledge/said.ts'
import { matchPattern, type Pattern, patternOf, type Sentence, sentencesOf } from '../knowledge/says.ts'
import type { Line } from '../text/line.ts'
import { isProse } from './prose.ts'
import { saidDate } from './said-date.ts'
import { clauseWith, newServersIn, serversIn } from './said-servers.ts'

/** Lines of words beside a paste; what is longer was copied from somewhere. */
const LINES_AT_MOST = 40
const WORDS_AT_MOST = 120

// http://cslu.example.net:8182/cslu/v1/pi, and with a tenant at its end SSM On-Prem's
const SERVER_URL =
  /https?:\/\/(?<host>[A-Za-z0-9][\w.-]{0,252})(?::\d{1,5})?\/cslu\/v1\/pi(?:\/(?<tenant>[\w.-]{1,80}))?/i
const URL_IN_WORDS = /https?:\/\/[^\s"'<>`]{6,250}/i
/** What is meant for Cisco, well or badly spelt. */
const CISCO_LIKE = /cisco|smartrec|licservice/i
const PORT = /\bport (?<port>\d{2,5})\b/i
/** What stands beside "vrf" and is no name. */
const NO_VRF =
  /^(?:not|untouched|unchanged|ok|okay|fine|good|still|also|too|were|did|didn|got|the|a|an|this|that|which|what|our|another|other|wrong|right|same|own|any|each|every|licen[cs]ing|is|are|was|in|of|for|and|or|does|do|must|should|can|will|we|you|i|they|here|has|needs|setting|name|where|only|to|has|with|it|its|used|uses|per|correct|different|new|old|context|no|by|from|on)$/i
// 9.3(9), 10.2(5)M
const RELEASE = /\b(?<release>\d{1,2}\.\d{1,2}(?:\(\d{1,2}[a-z]?\)[A-Z]?\d?)?)(?![\d.])/

// loopback10, Lo0, vlan 20, SVI 10
const INTERFACE =
  /(?<![\w-])(?<kind>loopback|lo|vlan|svi|mgmt|ethernet|eth|port-channel|po)[ -]?(?<number>\d{1,4}(?:\/\d{1,3}){0,2})(?![\w.])/i
// ACK_usage.txt, leaf-1_ack.xml
const ACK_FILE = /(?<![\w./-])(?<file>(?=[\w-]{0,60}ack)[\w-]{1,60}\.(?:txt|xml|json|zip|tar|dat))(?![\w.])/i
/** What people call an interface, and what NX-OS calls it. */
const INTERFACE_KINDS: Readonly<Record<string, string>> = {
  lo: 'loopback',
  svi: 'vlan',
  eth: 'ethernet',
  po: 'port-channel',
}

/** A sentence that somebody wrote, and where. */
export type Spoken = { sentence: Sentence; line: Line }

/** The sentences that people wrote among the lines that no output, log or command claims. */
export function readSpoken(lines: readonly Line[], taken: ReadonlySet<number>): Spoken[] {
  const own = lines.filter((line, index) => !taken.has(index) && isSpeech(line)).slice(0, LINES_AT_MOST)
  return own.flatMap((line) => sentencesOf(line.text).map((sentence) => ({ sentence, line })))
}

/** Two words of which either is meant: user/password, switch/router? */
const PAIR = /^[a-z]{2,20}\/[a-z]{2,20}[.,;:?!]?$/i

/** Whether a line is a person's words, addresses, times and releases in it notwithstanding. */
function isSpeech({ text, prompt }: Line): boolean {
  if (prompt || text.split(/\s+/).length > WORDS_AT_MOST) return false
  const tokens = text.split(/\s/).filter((token) => !/^(?:[-*•>]{1,3}|\d[.)])$/.test(token))
  // addresses, times and releases are no words, and make no line a table
  const plain = tokens.map((token) => (/[\d/@<>_]/.test(token) && !PAIR.test(token) ? 'x' : token))
  return plain.filter((token) => /[a-z]{2}/i.test(token)).length > 1 && isProse(plain.join(' '))
}

/** What people state in words: a fact for each key, the last word of each, quoted in `words`. */
export function readSaid(spoken: readonly Spoken[], knowledge: Knowledge): FoundFact[] {
  const found = new Map<string, FoundFact>()
  for (const { sentence, line } of spoken) {
    for (const { fact, value, asked } of statedIn(sentence, knowledge)) {
      // what was stated before is quoted rather than a question about it
      if (asked && found.has(fact)) continue
      found.set(fact, { key: fact, value, lines: line.lines, said: true, words: quoteOf(sentence.text) })
    }
  }
  return [...found.values()]
}

type State = Said['states'][number]

/** What one sentence states, by every entry of `said`. */
export function statedIn(
  sentence: Sentence,
  knowledge: Knowledge,
): { fact: State['fact']; value: string | boolean; asked: boolean; id: string }[] {
  return [...compiled(knowledge)].flatMap(({ id, state, patterns }) => {
    const match = patterns
      .map((pattern) => matchPattern(pattern, sentence))
      .find((each) => each && usable(each, state))
    if (!match) return []
    const value = match.denied
      ? state.denied
      : (state.is ?? take(state.take, sentence.text, sentence.words[match.at[0] ?? 0]?.text ?? ''))
    return value === undefined ? [] : [{ fact: state.fact, value, asked: match.asked, id }]
  })
}

function usable({ denied, asked }: { denied: boolean; asked: boolean }, state: State): boolean {
  return (!asked || state.evenAsked) && (!denied || state.denied !== undefined)
}

function take(what: Taken | undefined, text: string, told: string): string | undefined {
  if (what === 'cslu-url' || what === 'on-prem-url') {
    const url = SERVER_URL.exec(text)?.groups
    return (what === 'on-prem-url') === (url?.tenant !== undefined) ? url?.host : undefined
  }
  if (what === 'interface') {
    const { kind = '', number } = INTERFACE.exec(text)?.groups ?? {}
    return number && `${INTERFACE_KINDS[kind.toLowerCase()] ?? kind.toLowerCase()}${number}`
  }
  if (what === 'url') {
    const url = URL_IN_WORDS.exec(text)?.[0].replace(/[.,;:)]{1,5}$/, '')
    return url !== undefined && CISCO_LIKE.test(url) ? url : undefined
  }
  if (what === 'ack-file') return ACK_FILE.exec(text)?.groups?.file
  if (what === 'new-servers') return newServersIn(text)
  const servers = what === 'servers' ? serversIn(text, told) : undefined
  if (servers !== undefined) return servers
  if (what === 'date') return saidDate(text)
  // 15:37 UTC
  if (what === 'time')
    return /(?<![\d:])(?<time>[0-2]?\d:[0-5]\d)(?::\d\d)? ?(?:UTC|GMT|Z)\b/i.exec(text)?.groups?.time
  if (what === 'release') return RELEASE.exec(text)?.groups?.release
  // the licensing vrf is management
  if (what === 'vrf-is')
    return /\bvrf (?:is|=) (?:vrf )?(?<name>[A-Za-z][\w.:-]{0,63})/i.exec(text)?.groups?.name
  if (what === 'vrf') {
    // vrf OOBM · the management vrf
    const named = [
      ...text.matchAll(/\bvrf[ :=]{1,3}["'“]?(?<name>[A-Za-z][\w.:-]{0,63})/gi),
      ...text.matchAll(/(?<![\w-])["'“]?(?<name>[A-Za-z][\w.:-]{0,63})["'”]? vrf\b/gi),
    ]
    const names = named.map(({ groups }) => groups?.name ?? '')
    const name = names.find((each) => !NO_VRF.test(each))?.replace(/[.:]$/, '')
    return name ?? (/\bmgmt0\b/i.test(text) ? 'management' : undefined)
  }
  // a name server's name stands in its own clause
  const place = what === 'servers' ? clauseWith(text, told) : text
  const hosts = [
    ...place.matchAll(
      // 10.1.2.3, 10.1.2.3:3128, squid.example.com:3128
      /(?<![\w.@/-])(?:https?:\/\/)?(?<host>\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){1,6})(?:(?::| (?=\d{4,5}\b(?![.:(-])))(?<port>\d{2,5}))?(?![\w@]|\/\d)/gi,
    ),
  ].filter(({ groups }) => isHost(groups?.host ?? ''))
  // the one that stands after the word, else the first
  const from = place.toLowerCase().indexOf(told)
  const host = hosts.find(({ index }) => index >= from) ?? hosts[0]
  return what === 'port' ? (host?.groups?.port ?? PORT.exec(text)?.groups?.port) : host?.groups?.host
}

/** A name with a letter at its end and no file's, or an address; Cisco's own are nobody's proxy. */
function isHost(host: string): boolean {
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ||
    (/\.[a-z]{2,12}$/i.test(host) &&
      !/\.(?:cisco\.com|txt|log|yml|pcap|bin|tar|gz|zip|ya?ml|xml|json|csv|py|sh)$/i.test(host) &&
      !/^(?:e\.g|i\.e)$/i.test(host))
  )
}

function quoteOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 110 ? `${words.slice(0, 107).trimEnd()}...` : words
}

type Compiled = { id: string; state: State; patterns: Pattern[] }
const byKnowledge = new WeakMap<Knowledge, Compiled[]>()

function compiled(knowledge: Knowledge): Compiled[] {
  const known = byKnowledge.get(knowledge)
  if (known) return known
  const all = [...knowledge.said].flatMap(([id, { states, retired }]) =>
    retired ? [] : states.map((state) => ({ id, state, patterns: state.says.map(patternOf) })),
  )
  byKnowledge.set(knowledge, all)
  return all
}
