import type { Found, RedactionRule } from './rule.ts'

/** Addresses that are nobody's: masks, loopback, any. */
const NOBODY = /^(?:0\.0\.0\.0|127\.0\.0\.1|255\.)/

const COLONED = /[0-9a-f:.]/i

/** IPv4 addresses, with the length of a prefix. */
export const findIpv4: RedactionRule = (text) => {
  const found: Found[] = []
  // 10.28.13.90, 10.0.0.0/8
  const dotted = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?(?![\w]|\.\d)/g
  for (const { index, 0: all } of text.matchAll(dotted)) {
    const address = all.split('/', 1)[0] ?? ''
    if (address.split('.').every((part) => Number(part) <= 255) && !NOBODY.test(address))
      found.push({ kind: 'IP', start: index, end: index + all.length })
  }
  return found
}

/** IPv6 addresses: eight groups, or fewer with a `::`; with a zone and the length of a prefix. Times are none. */
export const findIpv6: RedactionRule = (text) => {
  const found: Found[] = []
  for (let at = text.indexOf(':'); at !== -1; ) {
    let start = at
    while (start > 0 && COLONED.test(text.charAt(start - 1))) start--
    let end = at
    while (end < text.length && COLONED.test(text.charAt(end))) end++
    let last = end
    while (last > start && '.:'.includes(text.charAt(last - 1)) && !text.startsWith('::', last - 2)) last--
    // leaf-1 says fe80::1: a colon before it belongs to the sentence
    const first = text.startsWith(':', start) && !text.startsWith('::', start) ? start + 1 : start
    const before = text.charAt(first - 1)
    const tail = /^%[\w.]{1,16}|^\/\d{1,3}/.exec(text.slice(last, last + 17))?.[0] ?? ''
    if (isAddress(text.slice(first, last)) && !/[\w-]/.test(before) && !/\w/.test(text.charAt(last)))
      found.push({ kind: 'IP6', start: first, end: last + tail.length })
    at = text.indexOf(':', Math.max(end, at + 1))
  }
  return found
}

function isAddress(text: string): boolean {
  if (text === '::' || text === '::1' || text.split('::').length > 2) return false
  const groups = text.split(':').filter((group) => group !== '')
  const ends = groups.at(-1) ?? ''
  const embedded = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(ends)
  const hex = embedded ? groups.slice(0, -1) : groups
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false
  const count = hex.length + (embedded ? 2 : 0)
  if (text.includes('::')) return count > 0 && count < 8
  // a broken one names its device all the same; a time has no group of three
  return count === 8 || (count > 4 && hex.some((group) => group.length > 2))
}
