import type { RedactionRule } from './rule.ts'

const LOCAL = /[\p{L}\p{N}_.+%'-]/u
const HOST = /[\p{L}\p{N}_.:-]/u

/** `jane.doe@corp.example`, and `admin@10.1.1.1` or `admin@leaf-1` likewise. */
export const findEmails: RedactionRule = (text) => {
  const found = []
  let before = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > before && LOCAL.test(text.charAt(start - 1))) start--
    let end = at + 1
    while (end < text.length && HOST.test(text.charAt(end))) end++
    while (end > at + 1 && '.:-'.includes(text.charAt(end - 1))) end--
    before = end
    if (start < at && end > at + 1) found.push({ kind: 'EMAIL', start, end })
  }
  return found
}
