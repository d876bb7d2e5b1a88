import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const CISCO = 'https://tools.cisco.com/its/service/oddce/services/DDCEService'
/** What is meant for Cisco, well or badly spelt. */
const CISCO_LIKE = /cisco\.co|DDCES|oddce/i
/** `https://tgw.example.com/Transportgateway/services/DeviceRequestHandler` */
const GATEWAY = /Transportgateway|DeviceRequestHandler/i

/**
 * What the URL of call home is: `exact` (Cisco's), `misspelt` (meant to be Cisco's), `gateway` (a Transport Gateway or
 * another server of one's own, which is not wrong), `none`.
 */
export const callhomeUrlKind: DerivedFact = {
  key: 'callhome.urlKind',
  needs: ['callhome.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const url = factOf(facts, 'callhome.url')
  return url && { value: kindOf(url.value), from: [url] }
}

function kindOf(url: Fact['value']): string {
  if (typeof url !== 'string') return 'none'
  if (url === CISCO) return 'exact'
  return CISCO_LIKE.test(url) && !GATEWAY.test(url) ? 'misspelt' : 'gateway'
}
