import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import type { Failure } from './find-failures.ts'

/**
 * The hint that what the devices of a storm share is the first suspect, where the same failure is open on several: the
 * way through CSLU, the way straight to Cisco, or either where that isn't known of all of them.
 */
export function findShared(
  open: ReadonlySet<Failure>,
  { facts }: Diagnosis,
  knowledge: Knowledge,
): string | undefined {
  const byKey = new Map<string, Set<string>>()
  for (const { key, device } of open) {
    if (device !== undefined) byKey.set(key, (byKey.get(key) ?? new Set()).add(device))
  }
  const storm = [...byKey.values()].reduce<ReadonlySet<string>>(
    (most, devices) => (devices.size > most.size ? devices : most),
    new Set(),
  )
  if (storm.size < 2) return undefined
  const ways = new Map(
    facts.flatMap(({ key, device, value }) =>
      key === 'transport.overCslu' && device !== undefined && storm.has(device)
        ? [[device, value] as const]
        : [],
    ),
  )
  const [way, ...others] = new Set(ways.values())
  const known = ways.size === storm.size && others.length === 0
  const kind = !known ? 'any' : way === true ? 'cslu' : 'direct'
  return say(knowledge, `incident.shared-${kind}`, { count: storm.size })
}
