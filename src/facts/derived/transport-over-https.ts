import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** `https://on-prem.example.com/cslu/v1/pi/tenant-1`, `http://…` */
const SCHEME = /^(?<scheme>https?):\/\//i

/** Whether the address of the transport is https, so that a certificate is checked; undefined for a bare name. */
export const transportOverHttps: DerivedFact = {
  key: 'transport.overHttps',
  needs: ['transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const url = factOf(facts, 'transport.url')
  const scheme = typeof url?.value === 'string' ? SCHEME.exec(url.value)?.groups?.scheme : undefined
  return url && scheme ? { value: scheme.toLowerCase() === 'https', from: [url] } : undefined
}
