import type { Incident } from '../../incident/incident.ts'
import { deviceKeys, type Same, sameTrouble, sinceFor } from '../../incident/same-trouble.ts'
import type { IncidentRow, StoreCalls } from '../../store/store.ts'

/** An incident that a paste belongs to although it stands in another thread, and why. */
export type Found = { row: IncidentRow; how: Same }

/** What the store finds an incident by: its devices by their short and full names, and its failures by server and reason. */
export function namesOf({ devices, troubles }: Incident): Pick<IncidentRow, 'devices' | 'failures'> {
  return { devices: [...new Set(devices.flatMap(({ name }) => deviceKeys(name)))], failures: troubles }
}

/** The incident of a channel that a paste belongs to. One that names no device belongs to none. */
export async function findIncident(
  { incidents }: StoreCalls,
  { team, channel }: { team: string; channel: string },
  paste: Incident,
  at: string,
): Promise<Found | undefined> {
  const { devices, failures } = namesOf(paste)
  if (devices.length === 0) return undefined
  const since = sinceFor(at)
  const known = new Map<string, IncidentRow>()
  for (const device of devices) {
    const row = await incidents.ofDevice(team, channel, device, since.device)
    if (row) known.set(row.id, row)
  }
  for (const failure of failures) {
    const row = await incidents.ofFailure(team, channel, failure, since.failure)
    if (row) known.set(row.id, row)
  }
  const same = sameTrouble({ team, channel, at, devices, failures }, [...known.values()])
  return same && { row: same.incident, how: same.how }
}
