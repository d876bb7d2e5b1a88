import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const SMART_URL = 'https://smartreceiver.cisco.com/licservice/license'

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
  return { value: url.value === SMART_URL, from: [url, type] }
}
