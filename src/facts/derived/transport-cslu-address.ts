import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** `cslu-local`, in a domain or in none, by itself or written out: `http://cslu-local:8182/cslu/v1/pi`. */
const LOCAL = /^(?:http:\/\/)?cslu-local(?:\.[\w.-]+)?(?::8182\/cslu\/v1\/pi)?$/i
/** `http://192.0.2.1:8182/cslu/v1/pi`, `http://[2001:db8::1]:8182/cslu/v1/pi` */
const CSLU = /^http:\/\/(?:[^/:\s]+|\[[\da-f:.]{2,45}\]):8182\/cslu\/v1\/pi$/i
/** `https://on-prem.example.com/cslu/v1/pi/tenant-1`; On-Prem also publishes it over plain http. */
const ON_PREM = /^https?:\/\/[^/\s]+\/cslu\/v1\/pi\/[^/\s]+$/i

/** Which form the Cslu address has: `local` (also where none is set, which looks for that name), `cslu`, `on-prem`, `other`. */
export const transportCsluAddress: DerivedFact = {
  key: 'transport.csluAddress',
  needs: ['transport.type', 'transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  const url = factOf(facts, 'transport.url')
  if (!url || (type && type.value !== 'cslu')) return undefined
  const value = formOf(url.value)
  // one line of a configuration: only an address that no other transport takes tells the form
  if (!type) return value === 'cslu' || value === 'on-prem' ? { value, from: [url] } : undefined
  return { value, from: [url, type] }
}

function formOf(url: unknown): string {
  if (typeof url !== 'string' || LOCAL.test(url)) return 'local'
  if (CSLU.test(url)) return 'cslu'
  return ON_PREM.test(url) ? 'on-prem' : 'other'
}
