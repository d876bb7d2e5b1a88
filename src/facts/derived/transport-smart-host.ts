import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { hostOf } from './licensing-hosts.ts'

const CISCO = /(?:^|\.)cisco\.com\.?$/i
const CSLU_LOCAL = /^cslu-local(?:\.|$)/i
/** The paths that only SSM On-Prem and its Transport Gateway have. */
const ON_PREM_PATH = /^(?:https?:\/\/[^/\s]+)?\/(?:SmartTransport|cslu\/v1\/pi\/[^/\s]+|Transportgateway\/)/i

/** Whose host the URL under transport smart names: `cisco`, `cslu-local` or `other`. */
export const transportSmartHost: DerivedFact = {
  key: 'transport.smartHost',
  needs: ['transport.type', 'transport.url'],
  derive: (facts) => {
    const found = smartUrl(facts)
    const host = found && hostOf(found.url)
    if (!found || !host) return undefined
    const whose = CISCO.test(host) ? 'cisco' : CSLU_LOCAL.test(host) ? 'cslu-local' : 'other'
    return { value: whose, from: found.from }
  },
}

/** Whether the address has a path that only SSM On-Prem has, whatever the transport is. */
export const transportPathIsOnPrem: DerivedFact = {
  key: 'transport.pathIsOnPrem',
  needs: ['transport.url'],
  derive: (facts) => {
    const url = factOf(facts, 'transport.url')
    if (typeof url?.value !== 'string') return undefined
    return { value: ON_PREM_PATH.test(url.value), from: [url] }
  },
}

function smartUrl(facts: readonly Fact[]): { url: string; from: Derivation['from'] } | undefined {
  const type = factOf(facts, 'transport.type')
  const url = factOf(facts, 'transport.url')
  if (type?.value !== 'smart' || typeof url?.value !== 'string') return undefined
  return { url: url.value, from: [url, type] }
}
