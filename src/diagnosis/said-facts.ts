import type { FoundFact } from '../facts/fact.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { FactIndex } from './evaluate.ts'
import { movedServer } from './moved-server.ts'
import { saidUrl } from './said-url.ts'

/** What is said is evidence of its own, which no device has given. */
export const SAID = 'said'

/** What people stated in words, as facts that stand beside what devices show. */
export function bookSaid(said: readonly FoundFact[]): BookedFact[] {
  return said.map((fact) => ({ ...fact, evidence: SAID }))
}

/** The facts of one device with what people said: of it, where the words name a device, else of all. */
export function withSaid(
  index: FactIndex,
  device: string | undefined,
  said: readonly BookedFact[],
  named: readonly string[],
): Map<FactKey, BookedFact[]> {
  const merged = new Map([...index].map(([key, facts]) => [key, [...facts]]))
  for (const fact of said) {
    const words = (fact.words ?? '').toLowerCase()
    const meant = named.filter((name) => words.includes(name.toLowerCase()))
    if (meant.length > 0 && device !== undefined && !meant.includes(device)) continue
    merged.set(fact.key, [...(merged.get(fact.key) ?? []), fact])
  }
  for (const fact of [...movedServer(merged), ...saidUrl(merged)]) merged.set(fact.key, [fact])
  return merged
}

/** Whether a condition's proofs are words alone, which show nothing. */
export function isOnlySaid(facts: readonly BookedFact[]): boolean {
  return facts.length > 0 && facts.every(({ said }) => said)
}

/** The way to Cisco that people say is theirs, as an option would; undefined where they don't. */
export function saidPlace(index: FactIndex): { topology?: string; transport?: string } {
  const value = (key: FactKey) => index.get(key)?.at(-1)?.value
  const topology =
    value('said.onPrem') === true
      ? 'on-prem'
      : value('said.cslu') === true
        ? value('said.csluReachesCisco') === false
          ? 'cslu-offline'
          : 'cslu'
        : value('said.topology')
  const transport = value('said.transport')
  return {
    ...(typeof topology === 'string' && { topology }),
    ...(typeof transport === 'string' && { transport }),
  }
}

/** The ways that people say they don't have: no CSLU, no On-Prem, no call home, no Internet. */
export function saidNot(index: FactIndex): {
  topologies: ReadonlySet<string>
  transports: ReadonlySet<string>
} {
  const denied = (key: FactKey) => index.get(key)?.at(-1)?.value === false
  const topologies = [
    ...(denied('said.cslu') ? ['cslu', 'cslu-offline'] : []),
    ...(denied('said.onPrem') ? ['on-prem'] : []),
    ...(denied('said.internet') && index.get('said.proxy')?.at(-1)?.value !== true ? ['direct'] : []),
  ]
  return {
    topologies: new Set(topologies),
    transports: new Set(denied('said.callhome') ? ['callhome'] : []),
  }
}
