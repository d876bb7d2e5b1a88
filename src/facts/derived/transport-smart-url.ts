import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { hostOf } from './licensing-hosts.ts'
import { isSmartUrl } from './transport-smart-url-exact.ts'

/** Paths that only SSM On-Prem has: `/SmartTransport`, `/cslu/v1/pi/<account>`, `/Transportgateway/…` */
const ON_PREM_PATH = /\/(?:SmartTransport|Transportgateway|cslu\/v1\/pi\/[^/\s])/i
/** The path of a CSLU: `/cslu/v1/pi`, port 8182. */
const CSLU_PATH = /:8182(?:\/|$)|\/cslu\/v1\/pi\/?$/i
/** What is meant for Cisco, well or badly spelt: `smartreceiver.cisco.co`, `smartreciever.cisco.com` */
const CISCO_LIKE = /cisco|smartrec|licservice/i

/**
 * What the URL under transport smart is: `exact` (Cisco's, to the letter), `misspelt` (meant to be Cisco's), `on-prem`
 * (a server of one's own, which wants transport cslu), `cslu` (a CSLU's address).
 */
export const transportSmartUrl: DerivedFact = {
  key: 'transport.smartUrl',
  needs: ['transport.type', 'transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  const url = factOf(facts, 'transport.url')
  if (type?.value !== 'smart' || typeof url?.value !== 'string') return undefined
  return { value: kindOf(url.value), from: [url, type] }
}

function kindOf(url: string): string {
  if (isSmartUrl(url)) return 'exact'
  if (ON_PREM_PATH.test(url)) return 'on-prem'
  if (CSLU_PATH.test(url)) return 'cslu'
  return CISCO_LIKE.test(url) || hostOf(url) === undefined ? 'misspelt' : 'on-prem'
}
