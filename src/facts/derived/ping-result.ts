import * as z from 'zod'
import type { Fact } from '../fact.ts'

/** What a ping said: the name or address (where the output shows it), the VRF that was typed, and how it ended. */
export const PingResult = z.object({
  target: z.string().optional(),
  vrf: z.string().nullish(),
  outcome: z.enum(['replies', 'loss', 'unresolved', 'no-route', 'bad-vrf']),
})
export type PingResult = z.infer<typeof PingResult>

/** An address of version 4: `192.0.2.1`. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** The pings of one device, in the order of the paste, each with its fact. */
export function pingsOf(facts: readonly Fact[]): { ping: PingResult; fact: Fact }[] {
  return facts.flatMap((fact) => {
    if (fact.key !== 'ping.result') return []
    const ping = PingResult.safeParse(fact.value)
    return ping.success ? [{ ping: ping.data, fact }] : []
  })
}

/** Whether a host is an address and no name, so that nothing is looked up for it. */
export function isAddress(host: string): boolean {
  return ADDRESS.test(host) || host.includes(':')
}
