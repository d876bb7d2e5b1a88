import { hostOf } from '../facts/derived/licensing-hosts.ts'
import { isAddress } from '../facts/derived/ping-result.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactIndex } from './evaluate.ts'

/**
 * A CSLU or SSM On-Prem that moved, as people say, where the switch still has another address for it: the new address,
 * the old one, and the switch's URL with the new one. On the line of the switch that shows the old one.
 */
export function movedServer(index: FactIndex): BookedFact[] {
  const [said] = index.get('said.serverMovedTo')?.slice(-1) ?? []
  const own = ownAddress(index)
  // "from 10.1.1.1 to 10.1.1.2": the last one is the new one
  const to = typeof said?.value === 'string' ? said.value.split(' ').at(-1) : undefined
  if (!said || !own || to === undefined || to === own.address) return []
  const shown = { ...own.fact, from: [own.fact, said] }
  const url = own.fact.key === 'transport.url' ? String(own.fact.value) : undefined
  return [
    { ...shown, key: 'server.movedTo', value: to },
    { ...shown, key: 'server.oldAddress', value: own.address },
    ...(url === undefined
      ? []
      : [{ ...shown, key: 'server.movedUrl' as const, value: url.replace(own.address, () => to) }]),
  ]
}

/** Where the switch sends its reports: the address in its URL, or the one that it has itself for cslu-local. */
function ownAddress(index: FactIndex): { address: string; fact: BookedFact } | undefined {
  const [url, local] = [index.get('transport.url')?.at(-1), index.get('hosts.csluLocal')?.at(-1)]
  const host = typeof url?.value === 'string' ? hostOf(url.value) : undefined
  if (url && host && isAddress(host)) return { address: host, fact: url }
  const asksLocal = host === undefined || /^cslu-local(?:\.|$)/i.test(host)
  return asksLocal && typeof local?.value === 'string' ? { address: local.value, fact: local } : undefined
}
