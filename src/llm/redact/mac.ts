import type { RedactionRule } from './rule.ts'

/** MAC addresses, as Cisco and as others write them. */
export const findMacs: RedactionRule = (text) => {
  const matches = [
    // 00de.fb12.3456
    ...text.matchAll(/\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b/gi),
    // 00:de:fb:12:34:56, 00-de-fb-12-34-56
    ...text.matchAll(/\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi),
  ]
  return matches.map(({ index, 0: { length } }) => ({ kind: 'MAC', start: index, end: index + length }))
}
