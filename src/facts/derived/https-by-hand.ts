import * as z from 'zod'
import type { Fact, FactValue } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

const Try = z.object({
  host: z.string().optional(),
  vrf: z.string().optional(),
  from: z.enum(['switch', 'pc', 'unknown']),
  reached: z.string(),
  issuer: z.string().optional(),
  subject: z.string().optional(),
  detail: z.string().optional(),
  deniedBy: z.string().optional(),
})
type Try = z.infer<typeof Try>

/** Who signs the certificates of Cisco's licensing servers, now and before, and other public authorities. */
const PUBLIC =
  /identrust|hydrantid|quovadis|digicert|let's encrypt|sectigo|entrust|globalsign|godaddy|amazon|google trust|comodo|cisco/i
const NEEDS = [
  'https.result',
  'transport.url',
  'transport.type',
  'transport.vrf',
  'callhome.vrf',
  'commFailed.peer',
] as const

/** How far a try of the licensing server from the switch itself got; of several the one that got furthest below counts last. */
export const httpsReached = made('https.reached', 'switch', ({ reached }) => reached)

/** How far a try from a PC or a browser got: it takes another path than the switch. */
export const httpsPcReached = made('https.pcReached', 'pc', ({ reached }) => reached)

/** Who signed the certificate that the switch was shown. */
export const httpsIssuer = made('https.issuer', 'switch', ({ issuer }) => issuer)

/** The name that the certificate is made out to which the switch was shown. */
export const httpsSubject = made('https.subject', 'switch', ({ subject }) => subject)

/** What stopped a try from the switch, as a class of the failure message. */
export const httpsDetail = made('https.detail', 'switch', ({ detail }) => detail)

/** Who denied a try from the switch: the proxy that it went through. */
export const httpsDeniedBy = made('https.deniedBy', 'switch', ({ deniedBy }) => deniedBy)

/** Whether a public authority signed what a server of Cisco showed the switch; of other servers nobody can say. */
export const httpsIssuerIsPublic = made('https.issuerIsPublic', 'switch', ({ host, issuer }) =>
  issuer !== undefined && host !== undefined && /(?:^|\.)cisco\.com$/i.test(host)
    ? PUBLIC.test(issuer)
    : undefined,
)

/** The VRF in which a try from the switch got through, where licensing uses another. */
export const httpsOtherVrf: DerivedFact = {
  key: 'https.otherVrf',
  needs: [...NEEDS],
  derive: (facts, assumed) =>
    deriveOf(
      facts,
      assumed,
      'switch',
      ({ reached, vrf }) => (reached === 'service' || reached === 'http' ? vrf : undefined),
      false,
    ),
}

/** Whether a try went out in the VRF that licensing uses; one of which nobody says where counts as such. */
export function isInTransportVrf(vrf: unknown, facts: readonly Fact[], assumed: Assumed): boolean {
  const known = sendingVrf(facts, assumed)
  return known === undefined || typeof vrf !== 'string' || vrfName(vrf) === known.name
}

function made(
  key: DerivedFact['key'],
  from: Try['from'],
  value: (each: Try) => FactValue | undefined,
): DerivedFact {
  return { key, needs: [...NEEDS], derive: (facts, assumed) => deriveOf(facts, assumed, from, value) }
}

function deriveOf(
  facts: readonly Fact[],
  assumed: Assumed,
  from: Try['from'],
  value: (each: Try) => FactValue | undefined,
  here = true,
): Derivation | undefined {
  const hosts = licensingHosts(facts, assumed)
  const found = facts.findLast((fact) => {
    const each = fact.key === 'https.result' ? Try.safeParse(fact.value) : undefined
    if (each?.success !== true || each.data.from !== from || value(each.data) === undefined) return false
    const { host, vrf } = each.data
    // a PC knows no VRFs
    if (from === 'switch' && isInTransportVrf(vrf, facts, assumed) !== here) return false
    return host === undefined || hosts.some((own) => isSameHost(host, own))
  })
  const said = found && value(Try.parse(found.value))
  return found && said !== undefined ? { value: said, from: [found] } : undefined
}
