import { deviceKey } from '../evidence/device-name.ts'
import type { Incident } from './incident.ts'

const MINUTE = 60_000

/** The same failure on another device so soon after the opening is the same incident. */
const STORM_MINUTES = 15

/** A new failure of the same device so soon after an incident was resolved opens it again. */
const REOPENS_WITHIN_MINUTES = 24 * 60

/** What fails where: a paste that is no incident yet. Without a device it is nobody's, and belongs to no other. */
export type Trouble = {
  team: string
  channel: string
  at: string
  devices: readonly string[]
  failures: readonly string[]
}

/** An incident's head, as the store has it. */
export type KnownIncident = {
  team: string
  channel: string
  status: 'open' | 'resolved'
  openedAt: string
  changedAt: string
  devices: readonly string[]
  failures: readonly string[]
}

/**
 * `again`: a failure that the incident knows, on a device that it knows. `same-device`: another failure of that device.
 * `storm`: a failure that it knows, on another device, minutes after it opened. `reopened`: a device of an incident that
 * was resolved within a day; whether the failure is new, `isNewFailure` tells once the paste is among its events.
 */
export type Same = 'again' | 'same-device' | 'storm' | 'reopened'

/**
 * The incident that a trouble belongs to: of the same team and channel, an open one with its device, else an open one
 * with its failure minutes old, else one with its device that was resolved within a day; of several the newest.
 */
export function sameTrouble<Known extends KnownIncident>(
  trouble: Trouble,
  known: readonly Known[],
): { incident: Known; how: Same } | undefined {
  if (trouble.devices.length === 0) return undefined
  const near = known
    .filter(({ team, channel }) => team === trouble.team && channel === trouble.channel)
    .sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1))
  const shares = ({ failures }: Known) => failures.some((failure) => trouble.failures.includes(failure))
  const own = near.filter(({ devices }) => sharesDevice(devices, trouble.devices))
  const open = own.find(({ status }) => status === 'open')
  if (open) return { incident: open, how: shares(open) ? 'again' : 'same-device' }
  const storm = near.find(
    (each) =>
      each.status === 'open' &&
      each.devices.length > 0 &&
      shares(each) &&
      isWithin(each.openedAt, trouble.at, STORM_MINUTES),
  )
  if (storm) return { incident: storm, how: 'storm' }
  const resolved = own.find(({ changedAt }) => isWithin(changedAt, trouble.at, REOPENS_WITHIN_MINUTES))
  return resolved && trouble.failures.length > 0 ? { incident: resolved, how: 'reopened' } : undefined
}

/** From when on incidents come into question: by device, and by failure. ISO 8601 in UTC. */
export function sinceFor(at: string): { device: string; failure: string } {
  const before = (minutes: number) => new Date(Date.parse(at) - minutes * MINUTE).toISOString()
  return { device: before(REOPENS_WITHIN_MINUTES), failure: before(STORM_MINUTES) }
}

/** What the store keeps of a device's name, so that `leaf-1` finds `LEAF-1.example.net`: the short name, then the full one. */
export function deviceKeys(name: string): string[] {
  return [...new Set([deviceKey(name), name.toLowerCase()])]
}

/**
 * Whether a paste brought a failure that the incident didn't have: on another device, of another kind, or once more.
 * The same lines pasted again bring none.
 */
export function isNewFailure(before: Incident, after: Incident): boolean {
  if (!after.devices.some(({ open }) => open)) return false
  if (after.failures.some((failure) => !before.failures.includes(failure))) return true
  const counts = new Map(before.devices.map(({ name, count }) => [name, count]))
  return after.devices.some(({ name, count }) => count > (counts.get(name) ?? -1))
}

/** Names are one device's where they are equal, or one is the short form of the other. */
function sharesDevice(one: readonly string[], other: readonly string[]): boolean {
  const [names, others] = [wholeNames(one), wholeNames(other)]
  return names.some((name) =>
    others.some((each) => name === each || name === deviceKey(each) || each === deviceKey(name)),
  )
}

/** In lower case; a short name that stands beside a full one is that one's. */
function wholeNames(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase())
  const full = new Set(lower.flatMap((name) => (deviceKey(name) === name ? [] : [deviceKey(name)])))
  return lower.filter((name) => !full.has(name))
}

function isWithin(from: string, to: string, minutes: number): boolean {
  return Date.parse(to) - Date.parse(from) <= minutes * MINUTE
}
