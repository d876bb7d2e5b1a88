import type { Evidence } from '../evidence/evidence.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import { instantOf } from '../facts/instant.ts'
import { isLater } from './close.ts'
import type { Group } from './diagnosis.ts'

const DAY = 86_400_000

/**
 * From this many days before a deadline on, an overdue report is work for today: the switch has had its own tries, and
 * the ways round it (another try by hand, a file by way of a workstation) take working days. Our own reasoning.
 */
export const NEAR_DAYS = 7

/** A date that something has to be done by; `by` is absent where the paste gives days and no date to count from. */
export type Deadline = {
  by?: string
  days: number
  late: boolean
  evidence: string
  device: string | undefined
}

/** The deadline of each device: the ACK deadline that an output shows, or the days left that a message gives. */
export function findDeadlines(groups: readonly Group[], at: string): Deadline[] {
  return groups.flatMap((group) => {
    const found = [...reporting(group, at), ...shutdowns(group, at)]
    const [first] = found.sort((one, other) => one.days - other.days)
    return first ? [first] : []
  })
}

/** Of the deadline that an output shows and the one that a message counts, the later word. */
function reporting(group: Group, at: string): Deadline[] {
  const shown = group.index.get('report.ackDeadline')?.at(-1)
  const counted = group.index.get('report.daysLeft')?.at(-1)
  const found = [
    { fact: shown, deadline: shown && fromDate(shown, group, at) },
    { fact: counted, deadline: counted && fromDays(counted, group, at) },
  ].filter(({ deadline }) => deadline !== undefined)
  const [one, other] = found
  const sources = found.map(({ fact }) => group.evidence.find(({ id }) => id === fact?.evidence))
  const last = one && other && sources[0] && sources[1] && isLater(sources[1], sources[0]) ? other : one
  return last?.deadline ? [last.deadline] : []
}

function fromDate(fact: BookedFact, { device }: Group, at: string): Deadline | undefined {
  const time = instantOf(fact.value)
  return time === undefined ? undefined : { ...fromTime(time, at), evidence: fact.evidence, device }
}

function fromDays(fact: BookedFact, { device, evidence }: Group, at: string): Deadline | undefined {
  if (typeof fact.value !== 'number') return undefined
  const said = fact.at ?? evidence.find(({ id }) => id === fact.evidence)?.at
  const deadline = fromNow(fact.value, said, at)
  // whole days are counted, so the last one lasts until it is over
  return { ...deadline, late: deadline.days < -1, evidence: fact.evidence, device }
}

/** Traditional licences give the days until their feature is shut down. */
function shutdowns({ device, evidence }: Group, at: string): Deadline[] {
  return evidence.flatMap((each) => {
    const days = Number(each.message?.fields.days)
    if (each.era !== 'traditional' || !Number.isFinite(days)) return []
    return [{ ...fromNow(days, each.at, at), evidence: each.id, device }]
  })
}

function fromNow(days: number, said: string | undefined, at: string): Pick<Deadline, 'by' | 'days' | 'late'> {
  const time = said ? Date.parse(said) : Number.NaN
  // a device whose clock runs ahead of everybody's tells no date
  return Number.isNaN(time) || time > Date.parse(at) + DAY
    ? { days, late: false }
    : fromTime(time + days * DAY, at)
}

function fromTime(time: number, at: string): Required<Pick<Deadline, 'by' | 'days' | 'late'>> {
  const left = time - Date.parse(at)
  return {
    by: new Date(time).toISOString().replace('.000Z', 'Z'),
    days: Math.floor(left / DAY),
    late: left < 0,
  }
}

/**
 * Whether a deadline is work: it has passed or is near, and it isn't that of a switch whose reports get their ACKs and
 * whose next one goes out before it.
 */
export function isPressing({ late, days, by }: Deadline, { index }: Pick<Group, 'index'>): boolean {
  if (late) return true
  if (days > NEAR_DAYS) return false
  const works = index.get('report.works')?.at(-1)?.value === true
  const next = instantOf(index.get('report.nextPush')?.at(-1)?.value)
  return !(works && by !== undefined && next !== undefined && next < Date.parse(by))
}

/** The deadline that was read from a piece of evidence. */
export function deadlineOf(deadlines: readonly Deadline[], { id }: Evidence): Deadline | undefined {
  return deadlines.find(({ evidence }) => evidence === id)
}
