import type { Evidence } from '../evidence/evidence.ts'
import { findEntry } from '../knowledge/entries.ts'
import type { Erratum } from '../knowledge/erratum.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Span } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Deadline } from './deadline.ts'
import type { DueStep, Finding, Group, Note } from './diagnosis.ts'
import { isTwin } from './platforms.ts'

/** What notes are written about. */
export type Noted = {
  groups: readonly Group[]
  findings: readonly Finding[]
  checklist: readonly DueStep[]
  /** Entries that are used beside those: outputs that are asked for, clocks. */
  used: readonly string[]
  named: readonly string[]
  deadlines: readonly Deadline[]
  /** The time that the answer reckons from. */
  at: string
}

/**
 * What the engineer should know beside the answer: whose platform it was written for, what counts for nobody, and
 * where the source contradicts itself on something that is in use here.
 */
export function writeNotes(knowledge: Knowledge, noted: Noted): Note[] {
  const open = noted.groups.flatMap(({ evidence }) => evidence)
  return [
    ...alsoChosen(open, knowledge),
    ...platformNotes(open, knowledge),
    ...ownerNotes(noted),
    ...timeNotes(noted, open),
    ...errataInUse(knowledge, noted, open),
  ]
}

/** What a model named beside the entry that answers. */
function alsoChosen(open: readonly Evidence[], knowledge: Knowledge): Note[] {
  const titles = open
    .filter(({ chosenBy, level }) => chosenBy && level === 'supporting')
    .flatMap(({ entry }) => (entry && findEntry(knowledge, entry)?.title) || [])
  if (titles.length === 0) return []
  return [{ kind: 'platform', say: { reply: 'model.also', values: { titles: titles.join('; ') } } }]
}

function platformNotes(open: readonly Evidence[], knowledge: Knowledge): Note[] {
  const explained = open.filter(({ level, kind }) => level === 'explained' && kind !== 'question')
  const twins = explained.filter(isTwin)
  const ours = explained.filter((each) => !isTwin(each) && each.platform !== 'ssm-on-prem')
  const notes: Note[] = []
  const add = (reply: string) => {
    notes.push({ kind: 'platform', say: { reply, values: {} } })
  }
  for (const entry of new Set(ours.map((each) => each.entry))) {
    const say = entry && knowledge.messages.get(entry)?.notApplicable
    if (say) notes.push({ kind: 'platform', say })
  }
  if (twins.length > 0) add(ours.length > 0 ? 'note.twins-among-others' : 'note.twin')
  if (ours.some(({ platform }) => platform === 'nx-os')) add('note.assumes-release')
  else if (ours.some(({ kind }) => kind !== 'command')) add('note.platform-unknown')
  return notes
}

/** In a paste of several devices, what names none counts for none. */
function ownerNotes({ groups, named }: Noted): Note[] {
  const nobody = groups.find(({ device }) => device === undefined)
  if (!nobody || named.length < 2) return []
  const lines = nobody.evidence.map((each) => each.lines)
  return [{ kind: 'caveat', say: { reply: 'note.nobody', values: {}, lines } }]
}

/** A date that was reckoned from a stamp without a zone or a year says what was taken for them. */
function timeNotes({ deadlines, at }: Noted, open: readonly Evidence[]): Note[] {
  return deadlines.flatMap(({ by, evidence }): Note[] => {
    const source = open.find(({ id }) => id === evidence)
    const raw = by && source?.message?.fields.days !== undefined ? source.message.at : undefined
    if (!source || raw === undefined) return []
    const { iso, zoneKnown, yearKnown } = parseStamp(raw, at)
    const values = { year: (iso ?? '').slice(0, 4) }
    const lines: Span[] = [[source.lines[0], source.lines[0]]]
    return [...(zoneKnown ? [] : ['note.zone-taken-as-utc']), ...(yearKnown ? [] : ['note.year-taken'])].map(
      (reply) => ({ kind: 'caveat', say: { reply, values, lines } }),
    )
  })
}

/** Those of the evidence, of supported causes and of their steps first. */
function errataInUse(knowledge: Knowledge, noted: Noted, open: readonly Evidence[]): Note[] {
  const causesOf = (state: string) =>
    noted.findings.filter((finding) => finding.state === state).map(({ cause }) => cause)
  const supported = new Set(causesOf('supported'))
  const [firm, loose] = [true, false].map((wanted) =>
    noted.checklist
      .filter(({ causes }) => (causes.length === 0 || causes.some((id) => supported.has(id))) === wanted)
      .flatMap(({ id }) => [id, id.slice(0, id.indexOf('#'))]),
  )
  const used = new Set([
    ...open.flatMap(({ entry, level }) => (entry && level === 'explained' ? [entry] : [])),
    ...supported,
    ...(firm ?? []),
    ...noted.used,
    ...causesOf('possible'),
    ...(loose ?? []),
  ])
  const index = errataByPlace(knowledge)
  const found = new Set([...used].flatMap((id) => index.get(id) ?? []))
  return [...found].map(({ kind, say }) => ({ kind, say }))
}

const byPlace = new WeakMap<Knowledge, Map<string, Erratum[]>>()

function errataByPlace(knowledge: Knowledge): Map<string, Erratum[]> {
  const known = byPlace.get(knowledge)
  if (known) return known
  const index = new Map<string, Erratum[]>()
  for (const erratum of knowledge.errata) {
    for (const id of erratum.where) index.set(id, [...(index.get(id) ?? []), erratum])
  }
  byPlace.set(knowledge, index)
  return index
}
