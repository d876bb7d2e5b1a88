import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const SMART_URL = 'https://smartreceiver.cisco.com/licservice/license'

/** Scheme and host are the same in any letter case (RFC 3986, 6.2.2.1), a path is not: `https://SmartReceiver.cisco.com` */
const SCHEME_AND_HOST = /^[^:/]{1,10}:\/\/[^/]{1,253}/

/** Whether the URL under transport smart is the one that the chapter gives, to the letter (troubleshooting-slp, 92-102). */
export const transportSmartUrlExact: DerivedFact = {
  key: 'transport.smartUrlExact',
  needs: ['transport.type', 'transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  const url = factOf(facts, 'transport.url')
  if (type?.value !== 'smart' || !url) return undefined
  return { value: isSmartUrl(String(url.value)), from: [url, type] }
}

/** Whether a URL is the Smart Receiver's, to the letter but for the case of scheme and host. */
export function isSmartUrl(url: string): boolean {
  return url.replace(SCHEME_AND_HOST, (start) => start.toLowerCase()) === SMART_URL
}
