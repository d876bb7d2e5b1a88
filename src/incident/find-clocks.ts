import { STATUS } from '../diagnosis/collect.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { instantOf } from '../facts/instant.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import { date, span } from '../reply/when.ts'
import { parseStamp } from '../text/stamp.ts'
import type { IncidentEvent } from './event.ts'
import type { Failure } from './find-failures.ts'
import type { IncidentClock } from './incident.ts'
import type { Pastes } from './read-pastes.ts'

const ACK = 'clocks/ack-after-sync'
const SCHEDULE = 'clocks/ack-schedule-of-server'
const RESEND = 'clocks/resend-four-hours'
const REQUIRED = 'clocks/ack-required-in-days'

/** Ticking one of these is having started a sync. */
const SYNC_STEPS = ['actions/sync-on-demand#sync', 'actions/sync-on-demand#on-prem-sync']

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Days before an acknowledgment is required that the bot speaks up on its own, the first that still lies ahead. */
const NUDGE_DAYS = [7, 1]

/** Minutes after which what flapped is looked at again. */
const FLAP_AFTER = 60

/** Where another server's schedule decides, a reminder is offered for so long from now. Our own choice. */
const OFFER = 'PT1H'

/** What the clocks are read from. `open`: the failures that nothing shows to be over. `direct`: what is left of the ways. */
type Setting = {
  events: readonly IncidentEvent[]
  diagnosis: Diagnosis
  pastes: Pastes
  open: ReadonlySet<Failure>
  /** It is over, and was before: it may come again. */
  flapped: boolean
  topologies: readonly string[]
  knowledge: Knowledge
  at: string
}

/**
 * The waits and deadlines that apply, each with the one output to ask for when it is over. `due` is set where the
 * events say from when it runs, and lies ahead: the bot then asks by itself. What the evidence has ended (a newer ACK,
 * COMM_RESTORED) is no longer among them, which cancels its reminders. A changed `due` takes the place of the old one.
 */
export function findClocks(setting: Setting): IncidentClock[] {
  const { diagnosis, knowledge, at } = setting
  const synced = lastSync(setting)
  const needed = new Set(diagnosis.clocks)
  if (diagnosis.verdict.by !== undefined) needed.delete(REQUIRED)
  if (synced) for (const id of ackClocks(setting)) needed.add(id)
  const ask = knowledge.outputs.get(STATUS)?.command
  const clocks = [...needed].flatMap((id): IncidentClock[] => {
    const clock = knowledge.clocks.get(id)
    if (!clock) return []
    const wait = clock.wait ?? (id === SCHEDULE ? OFFER : undefined)
    const due = ahead(dueOf(id, synced, setting), at)
    return [{ id, text: clock.text, ...(wait && { wait }), ...(due && { due }), ...(ask && { ask }) }]
  })
  return [...clocks, ...flap(setting, ask), ...deadline(setting, ask)]
}

/** Which of the two ACK clocks applies: straight to CSSM, through a server, or either where nobody has said. */
function ackClocks({ topologies, knowledge }: Setting): string[] {
  return [ACK, SCHEDULE].filter((id) => topologies.some((name) => isFor(knowledge, id, name)))
}

/** Whether a clock applies to a way to Cisco. */
function isFor({ clocks }: Knowledge, id: string, topology: string): boolean {
  const own = clocks.get(id)?.for?.topology
  return !own || own.some((each) => each === topology)
}

function dueOf(id: string, synced: string | undefined, setting: Setting): string | undefined {
  const { knowledge, topologies } = setting
  if (id === ACK) {
    // another way's schedule may decide
    const direct = topologies.every((name) => isFor(knowledge, ACK, name))
    return synced && direct ? later(synced, minutes(knowledge.clocks.get(ACK)?.wait)) : undefined
  }
  const failed = id === RESEND ? firstFailure(setting) : undefined
  return failed && later(failed, minutes(knowledge.clocks.get(RESEND)?.wait))
}

/** The last sync that somebody started, as far as no newer acknowledgment has come. */
function lastSync({ events, diagnosis, pastes }: Setting): string | undefined {
  const ticked = events.flatMap((event) =>
    event.kind === 'ticked' && SYNC_STEPS.includes(event.step) ? [event.at] : [],
  )
  const typed = diagnosis.facts.flatMap(({ key, lines }) =>
    key === 'typed.sync' ? (pastes.pastes[pastes.joined.placeOf(lines).paste]?.at ?? []) : [],
  )
  const [last] = [...ticked, ...typed].sort().reverse()
  const acknowledged = diagnosis.facts.some(
    ({ key, value, superseded }) =>
      key === 'report.lastAck' &&
      !superseded &&
      last !== undefined &&
      (instantOf(value) ?? 0) > Date.parse(last),
  )
  return acknowledged ? undefined : last
}

/** When the first of the failed messages that are still open came: by its own clock if its zone is known, else as pasted. */
function firstFailure({ open, pastes, knowledge, at }: Setting): string | undefined {
  const times = [...open].flatMap(({ key, evidence }) => {
    if (!knowledge.messages.get(key)?.clocks.includes(RESEND)) return []
    const pasted = pastes.pastes[pastes.joined.placeOf(evidence.lines).paste]?.at
    const stamp = evidence.message?.at ? parseStamp(evidence.message.at, pasted ?? at) : undefined
    const own = stamp?.zoneKnown && stamp.yearKnown ? stamp.iso : pasted
    return own ?? []
  })
  return times.sort()[0]
}

/** What flapped is looked at again an hour after the last paste. Our own choice. */
function flap({ flapped, pastes, knowledge, at }: Setting, ask: string | undefined): IncidentClock[] {
  const last = pastes.pastes.at(-1)?.at
  const due = flapped && last ? ahead(later(last, FLAP_AFTER), at) : undefined
  if (!due) return []
  return [{ id: 'flap', text: say(knowledge, 'incident.flap-watch'), due, ...(ask && { ask }) }]
}

/** The date that an acknowledgment is required by, from an output or from the days that a message gives. */
function deadline(
  { diagnosis: { verdict, countedFrom }, knowledge, at }: Setting,
  ask: string | undefined,
): IncidentClock[] {
  const { by } = verdict
  if (by === undefined) return []
  const [due] = NUDGE_DAYS.flatMap((days) => ahead(later(by, (-days * DAY) / MINUTE), at) ?? [])
  const now = countedFrom ?? at
  const past = Date.parse(by) <= Date.parse(now)
  const text = say(knowledge, past ? 'incident.deadline-past' : 'incident.deadline', {
    date: date(by),
    span: span(knowledge, now, by),
  })
  return [{ id: REQUIRED, text, ...(due && { due }), ...(ask && { ask }) }]
}

function ahead(due: string | undefined, at: string): string | undefined {
  return due !== undefined && Date.parse(due) > Date.parse(at) ? due : undefined
}

function later(time: string, by: number | undefined): string | undefined {
  return by === undefined ? undefined : new Date(Date.parse(time) + by * MINUTE).toISOString()
}

/** `PT15M`, `PT4H` in minutes. */
function minutes(wait: string | undefined): number | undefined {
  const parts = /^PT(?:(?<hours>\d{1,4})H)?(?:(?<minutes>\d{1,4})M)?$/.exec(wait ?? '')?.groups
  return parts && Number(parts.hours ?? 0) * 60 + Number(parts.minutes ?? 0)
}
