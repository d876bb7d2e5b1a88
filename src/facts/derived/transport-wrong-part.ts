import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** The URL of Cisco's own that a misspelt one was meant to be, by the fact that holds the URL. */
const MEANT = [
  ['transport.smartUrl', 'transport.url', 'https://smartreceiver.cisco.com/licservice/license'],
  ['callhome.urlKind', 'callhome.url', 'https://tools.cisco.com/its/service/oddce/services/DDCEService'],
] as const

/** The first part of a misspelt URL that differs from Cisco's: `licservices`, `smartreciever.cisco.com`, `http:`. */
export const transportWrongPart: DerivedFact = {
  key: 'transport.wrongPart',
  needs: ['transport.url', 'callhome.url'],
  derive: (facts) => derive(facts, 'wrong'),
}

/** What stands in its place in Cisco's URL. */
export const transportRightPart: DerivedFact = {
  key: 'transport.rightPart',
  needs: ['transport.url', 'callhome.url'],
  derive: (facts) => derive(facts, 'right'),
}

function derive(facts: readonly Fact[], which: 'wrong' | 'right'): Derivation | undefined {
  for (const [kind, key, meant] of MEANT) {
    const url = factOf(facts, key)
    if (typeof url?.value !== 'string' || isExact(facts, kind)) continue
    const difference = differenceOf(url.value, meant)
    if (difference) return { value: difference[which], from: [url] }
  }
  return undefined
}

function isExact(facts: readonly Fact[], kind: (typeof MEANT)[number][0]): boolean {
  if (kind === 'callhome.urlKind') return false
  const type = factOf(facts, 'transport.type')?.value
  return type !== undefined && type !== 'smart'
}

/** The one part in which two URLs of as many parts differ; undefined where more does, or nothing. */
function differenceOf(url: string, meant: string): { wrong: string; right: string } | undefined {
  const [parts, right] = [url.trim().split('/'), meant.split('/')]
  if (parts.length !== right.length) return undefined
  const differing = right.flatMap((part, at) => (part === parts[at] ? [] : [at]))
  const [at, ...more] = differing
  if (at === undefined || more.length > 0) return undefined
  return { wrong: parts[at] ?? '', right: right[at] ?? '' }
}
