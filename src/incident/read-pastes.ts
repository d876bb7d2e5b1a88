import type { Options } from '../evidence/options.ts'
import { TopologyName, Transport } from '../knowledge/entry.ts'
import type { Naming } from '../reply/proof-text.ts'
import { type JoinedPastes, joinPastes, rowsOf } from '../text/join-pastes.ts'
import type { SecretFound } from '../text/line.ts'
import type { IncidentEvent } from './event.ts'
import type { Incident, IncidentPaste } from './incident.ts'

/** What a VRF may be called on NX-OS: `management`. */
const VRF_NAME = /^[\w.:-]{1,64}$/

/** The pastes of an incident, and the one text that they are read as. */
export type Pastes = {
  pastes: IncidentPaste[]
  joined: JoinedPastes
  /** What was taken out of them before they were kept, by lines of the joined text. */
  removed: SecretFound[]
  /** Names a line by its paste, or by its number alone where only one paste has any text. */
  naming: Naming
}

/** Reads the pastes out of the events, in their order. A blanked one keeps its number and says nothing. */
export function readPastes(events: readonly IncidentEvent[]): Pastes {
  const pasted = events.filter((event) => event.kind === 'pasted')
  const joined = joinPastes(pasted.map(({ text }) => text))
  let row = 1
  const pastes = pasted.map(({ n, by, at, from, blanked, text }): IncidentPaste => {
    const first = row
    row += rowsOf(text.includes('\n') ? text : text.replaceAll('\r', '\n')) + 1
    return { n, by, at, rows: [first, row - 2], ...(from && { from }), blanked: blanked === true }
  })
  const removed = pasted.flatMap((paste, at) => {
    if (paste.blanked) return []
    const before = (pastes[at]?.rows[0] ?? 1) - 1
    return paste.removed.map(
      ({ what, lines: [first, last] }): SecretFound => ({ what, lines: [first + before, last + before] }),
    )
  })
  const several = pasted.filter(({ text }) => text.trim() !== '').length > 1
  const naming: Naming = (span) => {
    const { paste, lines } = joined.placeOf(span)
    return { lines, ...(several && { paste: paste + 1 }) }
  }
  return { pastes, joined, removed, naming }
}

/** What was chosen, the last word of each; a value that isn't one of its kind is passed over. */
export function readChoices(events: readonly IncidentEvent[]): Incident['chosen'] {
  const chosen: Incident['chosen'] = {}
  for (const event of events) {
    if (event.kind !== 'chosen' || !isValue(event.what, event.value)) continue
    chosen[event.what] = { value: event.value, by: event.by, at: event.at, n: event.n }
  }
  return chosen
}

function isValue(what: keyof Incident['chosen'], value: string): boolean {
  if (what === 'vrf') return VRF_NAME.test(value)
  return (what === 'topology' ? TopologyName : Transport).safeParse(value).success
}

/** What the diagnosis is asked with: the choices, and what a model chose for the last paste before it spoke. */
export function optionsOf(
  events: readonly IncidentEvent[],
  { pastes }: Pastes,
  chosen: Incident['chosen'],
  at: string,
): Options {
  const { transport, topology, vrf } = chosen
  const model = events.findLast((event) => event.kind === 'chosen-by-model')
  const about = model && pastes.findLast(({ n }) => n < model.n)
  const choice = model &&
    about && {
      ...model.choice,
      lines: model.choice.lines.map((line) => line + about.rows[0] - 1),
    }
  const pastedAt = pastes.findLast(({ blanked }) => !blanked)?.at
  return {
    at,
    ...(pastedAt && { pastedAt }),
    asked: true,
    ...(transport && { transport: Transport.parse(transport.value) }),
    ...(topology && { topology: TopologyName.parse(topology.value) }),
    ...(vrf && { vrf: vrf.value }),
    ...(choice && { choice }),
  }
}
