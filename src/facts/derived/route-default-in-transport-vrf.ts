import * as z from 'zod'
import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

/** One routing table: its VRF and the next hop of the default route, null where there is none. */
const DefaultRoute = z.object({ vrf: z.string().nullish(), via: z.string().nullable() })

/** Whether the VRF that licensing uses has a default route; where nobody said which VRF that is, of the only table pasted. */
export const routeDefaultInTransportVrf: DerivedFact = {
  key: 'route.defaultInTransportVrf',
  needs: ['route.default', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const known = sendingVrf(facts, assumed)
  const tables = facts.flatMap((fact) => {
    const route = fact.key === 'route.default' ? DefaultRoute.safeParse(fact.value).data : undefined
    return route ? [{ route, fact }] : []
  })
  const own = known
    ? tables.findLast(({ route }) => vrfName(route.vrf) === known.name)
    : tables.length === 1
      ? tables[0]
      : undefined
  if (!own) return undefined
  const from = known?.fact ? ([own.fact, known.fact] as [Fact, ...Fact[]]) : ([own.fact] as [Fact])
  return { value: own.route.via !== null, from }
}
