import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Failure } from './find-failures.ts'
import type { IncidentDevice } from './incident.ts'

/**
 * The devices of an incident, in the order in which they were first seen: those that something failed on, or where
 * nothing is known to have failed, those that licensing evidence names. A workstation that pinged is none of them.
 */
export function findDevices(
  { evidence, ownerOf }: Diagnosis,
  failures: readonly Failure[],
  open: ReadonlySet<Failure>,
): IncidentDevice[] {
  const failed = failures.flatMap(({ device }) => device ?? [])
  const told = evidence.flatMap(({ id, level }) => (level === 'supporting' ? [] : (ownerOf.get(id) ?? [])))
  const names = [...new Set(failed.length > 0 ? failed : told)]
  const devices = new Map(
    names.map((name): [string, IncidentDevice] => [name, { name, count: 0, open: false }]),
  )
  for (const { id, device } of evidence) {
    const own = devices.get(ownerOf.get(id) ?? '')
    if (!own) continue
    if (device?.pid) own.pid = device.pid
    if (device?.sn) own.sn = device.sn
  }
  for (const failure of failures) {
    const own = devices.get(failure.device ?? '')
    if (!own) continue
    own.count += failure.count
    own.open ||= open.has(failure)
  }
  return [...devices.values()]
}
