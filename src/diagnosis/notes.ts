import type { Evidence } from '../evidence/evidence.ts'
import { findEntry } from '../knowledge/entries.ts'
import type { Erratum } from '../knowledge/erratum.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Span } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Deadline } from './deadline.ts'
import type { DueStep, Finding, Group, Note } from './diagnosis.ts'
import { isTwin } from './platforms.ts'
import { isRefusal } from './refused.ts'

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
    ...ownerNotes(noted),
    ...platformNotes(noted, open, knowledge),
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

function platformNotes({ groups }: Noted, open: readonly Evidence[], knowledge: Knowledge): Note[] {
  const explained = open.filter(
    (each) => each.level === 'explained' && each.kind !== 'question' && !isRefusal(each),
  )
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
  const toldRelease = groups.every(({ index }) => index.has('licensing.usesPolicy'))
  if (toldRelease) return notes
  if (ours.some(({ platform }) => platform === 'nx-os')) add('note.assumes-release')
  else if (ours.some(({ kind }) => kind !== 'command')) add('note.platform-unknown')
  return notes
}

/** In a paste of several devices, what names none, or is of another platform than the only one, counts for none; what can't be one device's is said to be taken so. */
function ownerNotes({ groups, named }: Noted): Note[] {
  const nobodys = groups.filter(({ device }) => device === undefined)
  const reply = named.length > 0 ? 'note.nobody' : 'note.nobodys'
  if (nobodys.length === 0 || (named.length === 0 && nobodys.length < 2)) return []
  const lines = nobodys.flatMap(({ evidence }) => evidence.map((each) => each.lines))
  return [{ kind: 'caveat', say: { reply, values: {}, lines } }]
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

/** Those of the evidence, of supported causes and of their steps first; the others say which possible causes they are about. */
function errataInUse(knowledge: Knowledge, noted: Noted, open: readonly Evidence[]): Note[] {
  const causesOf = (state: string) =>
    noted.findings.filter((finding) => finding.state === state).map(({ cause }) => cause)
  const supported = new Set([...causesOf('supported'), ...causesOf('likely')])
  const isFirm = ({ causes }: DueStep) => causes.length === 0 || causes.some((id) => supported.has(id))
  const firm = [
    ...open.flatMap(({ entry, level }) => (entry && level === 'explained' ? [entry] : [])),
    ...supported,
    ...noted.checklist.filter(isFirm).flatMap(placesOf),
    ...noted.used,
  ]
  const index = errataByPlace(knowledge)
  const found = new Map<Erratum, string[]>()
  for (const erratum of firm.flatMap((id) => index.get(id) ?? [])) found.set(erratum, [])
  const certain = new Set(found.keys())
  const loose = [
    ...causesOf('possible').map((id) => ({ places: [id], causes: [id] })),
    ...noted.checklist
      .filter((step) => !isFirm(step))
      .map((step) => ({ places: placesOf(step), causes: step.causes })),
  ]
  for (const { places, causes } of loose) {
    for (const erratum of places.flatMap((id) => index.get(id) ?? [])) {
      if (!certain.has(erratum)) found.set(erratum, [...(found.get(erratum) ?? []), ...causes])
    }
  }
  return [...found].map(([{ kind, say }, causes]) => ({
    kind,
    say,
    ...(causes.length > 0 && { causes: [...new Set(causes)] }),
  }))
}

function placesOf({ id }: DueStep): string[] {
  return [id, id.slice(0, id.indexOf('#'))]
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
