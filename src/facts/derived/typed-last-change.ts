import * as z from 'zod'
import type { Fact } from '../fact.ts'
import type { Derivation, DerivedFact } from './derived-fact.ts'
import { lastFailure } from './last-failure.ts'

/** A command that somebody typed on the switch; the value of typed.change. `at`: ISO 8601. */
export const Change = z.object({
  command: z.string(),
  user: z.string().optional(),
  at: z.string(),
  area: z.string(),
  failed: z.boolean().optional(),
})
export type Change = z.infer<typeof Change>

/** The last command before the latest failure that changed what licensing depends on; without a failure the last one. */
export const typedLastChange = made('typed.lastChange', ({ command }) => command)

/** Who typed it. */
export const typedLastChangeBy = made('typed.lastChangeBy', ({ user }) => user)

/** What it changed: license, callhome, dns, ntp, clock, route, vrf, mgmt, reload. */
export const typedLastChangeArea = made('typed.lastChangeArea', ({ area }) => area)

function made(key: DerivedFact['key'], value: (change: Change) => string | undefined): DerivedFact {
  return { key, needs: ['typed.change'], derive: (facts) => deriveOf(facts, value) }
}

function deriveOf(
  facts: readonly Fact[],
  value: (change: Change) => string | undefined,
): Derivation | undefined {
  const [failure] = lastFailure(facts)
  const before = failure?.at ? Date.parse(failure.at) : Number.POSITIVE_INFINITY
  const changes = facts.flatMap((fact) => {
    const change = fact.key === 'typed.change' ? Change.safeParse(fact.value).data : undefined
    return change && !change.failed && Date.parse(change.at) <= before ? [{ change, fact }] : []
  })
  const last = changes.reduce<(typeof changes)[number] | undefined>(
    (best, each) => (best && best.change.at > each.change.at ? best : each),
    undefined,
  )
  const said = last && value(last.change)
  return last && said !== undefined ? { value: said, from: [last.fact] } : undefined
}
