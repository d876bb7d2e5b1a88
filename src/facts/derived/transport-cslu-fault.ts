import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** `https://192.0.2.1:8182/cslu/v1/pi`: scheme, port and path of an address. */
const PARTS =
  /^(?:(?<scheme>https?):\/\/)?(?<host>\[[\da-f:.]{2,45}\]|[^/:\s]{1,253})(?::(?<port>\d{1,5}))?(?<path>\/\S{0,200})?$/i
const CSLU_PATH = /^\/cslu\/v1\/pi\/?$/i

/**
 * What is wrong with an address that is neither a CSLU's nor an On-Prem's: `https` (a CSLU speaks plain http), `account`
 * (an On-Prem URL that lacks its account), `port` (not 8182), `path` (not /cslu/v1/pi), `form` (anything else).
 */
export const transportCsluFault: DerivedFact = {
  key: 'transport.csluFault',
  needs: ['transport.csluAddress', 'transport.type', 'transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  const url = factOf(facts, 'transport.url')
  if (type?.value !== 'cslu' || typeof url?.value !== 'string') return undefined
  const fault = faultOf(url.value)
  return fault === undefined ? undefined : { value: fault, from: [url, type] }
}

/** The fault of an address, or undefined where none shows. */
export function faultOf(url: string): string | undefined {
  const { scheme, port, path } = PARTS.exec(url)?.groups ?? {}
  if (/^(?:http:\/\/)?cslu-local\b/i.test(url) && port === undefined && path === undefined) return undefined
  if (scheme === undefined) return 'form'
  if (path !== undefined && /^\/cslu\/v1\/pi\/[^/]+$/i.test(path)) return undefined
  const https = scheme.toLowerCase() === 'https'
  if (path === undefined || !CSLU_PATH.test(path)) return 'path'
  if (https) return port === '8182' ? 'https' : 'account'
  if (port !== '8182') return 'port'
  return path.endsWith('/') ? 'path' : undefined
}
