import type { Knowledge } from '../knowledge/knowledge.ts'
import { where } from '../reply/proof-text.ts'
import { list, say } from '../reply/say.ts'
import { likelyCauses } from '../reply/undecided.ts'
import type { Because, Incident, IncidentStep } from './incident.ts'
import { placeIn } from './place-in.ts'

/** Causes and steps that a note names one by one; the rest is counted. */
const NAMED = 2

/** The kinds of change, the most telling first. */
const KINDS = [
  'over',
  'verdict',
  'device',
  'again',
  'mended',
  'supported',
  'failed',
  'proven',
  'unsupported',
  'taken-back',
  'ruled-out',
] as const
type Kind = (typeof KINDS)[number]

/** One thing that a later paste changed, as a sentence; quotes name lines of that paste, or line and paste of others. */
export type Change = { kind: Kind; text: string }

/**
 * What a later paste changed, the most telling first; nothing where it changed nothing. What to paste next isn't among
 * it: `after.answer.ask` says that.
 */
export function findChanges(before: Incident, after: Incident, knowledge: Knowledge): Change[] {
  const words = (key: string, values: Record<string, string | number | undefined>) =>
    say(knowledge, `incident.${key}`, values)
  const told = (because: readonly Because[] | undefined) => quoteOf(because, after, knowledge)
  return [
    ...overNow(before, after, words),
    ...devices(before, after, knowledge, words),
    ...mended(before, after, words, knowledge),
    ...causes(before, after, words, told),
    ...steps(before, after, words, told),
  ].sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
}

/** The sentences of `findChanges`. */
export function followUp(before: Incident, after: Incident, knowledge: Knowledge): string[] {
  return findChanges(before, after, knowledge).map(({ text }) => text)
}

type Words = (key: string, values: Record<string, string | number | undefined>) => string
type Told = (because: readonly Because[] | undefined) => string

/** That it is over, or another verdict. */
function overNow(before: Incident, after: Incident, words: Words): Change[] {
  const [because] = after.closing ?? []
  if (because !== undefined && before.closing === undefined) {
    return [{ kind: 'over', text: after.flapped ?? words('over', { because }) }]
  }
  const [old, fresh] = [before.answer.verdict, after.answer.verdict]
  // a cause that came to be likely says as much, with its line
  const found = fresh.act !== 'nothing' && supportedNow(before, after).length > 0
  return old.act === fresh.act || found ? [] : [{ kind: 'verdict', text: fresh.headline }]
}

function devices(before: Incident, after: Incident, knowledge: Knowledge, words: Words): Change[] {
  const known = new Map(before.devices.map((device) => [device.name, device]))
  const joined = after.devices.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  const again = after.devices.filter(
    ({ name, count, open }) => open && count > (known.get(name)?.count ?? count),
  )
  return [
    ...(joined.length > 0
      ? [{ kind: 'device' as const, text: words('device', { devices: list(knowledge, joined) }) }]
      : []),
    ...again.slice(0, NAMED).map(({ name, count }) => ({
      kind: 'again' as const,
      text: words('again', { device: name, count }),
    })),
  ]
}

/** What a later line closes, where that isn't all of it. */
function mended(before: Incident, after: Incident, words: Words, knowledge: Knowledge): Change[] {
  if (after.closing) return []
  const open = new Set(
    before.answer.evidence.filter(({ closedBy }) => !closedBy).map(({ lines }) => lines[0]),
  )
  const byId = new Map(after.answer.evidence.map((each) => [each.id, each]))
  const closed = after.answer.evidence.filter(({ closedBy, lines }) => closedBy && open.has(lines[0]))
  return closed.slice(0, NAMED).map(({ explanation, device, closedBy = '' }) => {
    const closer = byId.get(closedBy)
    return {
      kind: 'mended' as const,
      text: words('mended', {
        title: explanation?.title,
        on: device?.host ? words('on', { devices: device.host }) : '',
        where: closer && where(knowledge, closer.lines, (span) => freshPlace(after, span)),
      }),
    }
  })
}

/** Causes that came to be supported, or are so no more, or are ruled out: those that stood highest before, first. */
function causes(before: Incident, after: Incident, words: Words, told: Told): Change[] {
  const rank = new Map(before.answer.causes.map(({ id }, place) => [id, place]))
  const was = (id: string, state: string) =>
    before.answer.causes.some((cause) => cause.id === id && cause.state === state)
  const isOut = (id: string) =>
    after.answer.causes.every((cause) => cause.id !== id || cause.state === 'ruled-out')
  const sentence = (kind: Kind, cause: Incident['answer']['causes'][number]): Change => ({
    kind,
    text: words(kind, { title: cause.title, because: told(cause.because) }),
  })
  const supported = supportedNow(before, after)
  const out = after.answer.causes
    .filter(({ id, state }) => state === 'ruled-out' && isOut(id) && !was(id, 'ruled-out') && rank.has(id))
    .sort((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0))
  // a cause of one device may be only possible on another
  const still = new Set(after.answer.causes.flatMap(({ id, state }) => (state === 'supported' ? [id] : [])))
  const open = after.answer.causes.filter(
    ({ id, state }) => state === 'possible' && was(id, 'supported') && !still.has(id),
  )
  const more = out.length - NAMED
  return [
    ...supported.slice(0, NAMED).map((cause) => sentence('supported', cause)),
    ...open.slice(0, NAMED).map((cause) => sentence('unsupported', cause)),
    ...out.slice(0, NAMED).map((cause) => sentence('ruled-out', cause)),
    ...(more > 0
      ? [
          {
            kind: 'ruled-out' as const,
            text: words(more === 1 ? 'ruled-out-one' : 'ruled-out-more', { count: more }),
          },
        ]
      : []),
  ]
}

function steps(before: Incident, after: Incident, words: Words, told: Told): Change[] {
  const old = new Map(before.steps.map((step) => [step.id, step]))
  const sentence = (kind: Kind, { text, because }: IncidentStep): Change => ({
    kind,
    text: words(kind, { step: text, because: told(because) }),
  })
  // the same words may come from another entry by now
  const alike = new Map(before.steps.map((step) => [step.text, step]))
  const earlier = ({ id, text }: IncidentStep) => old.get(id) ?? alike.get(text)
  const failed = after.steps.filter(({ id, state }) => state === 'failed' && old.get(id)?.state !== 'failed')
  const proven = after.steps.filter(
    (step) => step.state === 'done' && step.because && earlier(step) && !earlier(step)?.because,
  )
  const back = after.steps.filter(
    ({ id, state }) => state === 'todo' && old.get(id)?.state === 'done' && old.get(id)?.by === 'bot',
  )
  const more = proven.length - NAMED
  return [
    ...failed.map((step) => sentence('failed', step)),
    ...proven.slice(0, NAMED).map((step) => sentence('proven', step)),
    ...(more > 0
      ? [{ kind: 'proven' as const, text: words(more === 1 ? 'proven-one' : 'proven-more', { count: more }) }]
      : []),
    ...back.slice(0, NAMED).map((step) => sentence('taken-back', step)),
  ]
}

function supportedNow(before: Incident, after: Incident): Incident['answer']['causes'] {
  const old = new Set(likelyCauses(before.answer.causes).map(({ id }) => id))
  return likelyCauses(after.answer.causes).filter(({ id }) => !old.has(id))
}

/** Lines of the paste at hand need no name of their paste. */
function freshPlace(after: Incident, span: Because['lines']): { lines: Because['lines']; paste?: number } {
  const place = placeIn(after, span)
  return place.paste === after.pastes.length ? { lines: place.lines } : place
}

/** A proof as the note says it: out of the paste at hand, where there is one, whose lines need no name of their paste. */
function quoteOf(because: readonly Because[] | undefined, after: Incident, knowledge: Knowledge): string {
  const fresh = because?.find(({ lines }) => placeIn(after, lines).paste === after.pastes.length)
  if (!fresh) return because?.[0]?.text ?? ''
  const place = placeIn(after, fresh.lines)
  const named = where(knowledge, fresh.lines, () => place)
  return fresh.text.replace(named, () => where(knowledge, place.lines))
}
