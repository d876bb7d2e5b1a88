import type { RedactionRule } from './rule.ts'

/** What a file is called, which is no domain. */
const FILE =
  /\.(?:ya?ml|txt|log|bin|json|csv|xml|gz|tar|zip|cfg|conf|pdf|py|sh|html?|pem|crt|rpm|xlsx?|docx?)$/i

/** `corp.example`, `cssm-op.berlin.corp`: names with dots that the knowledge base doesn't have. */
export const findDomains: RedactionRule = (text, { isKnown }) => {
  const found = []
  // proxy.corp.example, and nothing that stands within a longer run
  const dotted = /(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,8}(?![\p{L}\p{N}_-])/gu
  for (const { index, 0: name } of text.matchAll(dotted)) {
    const labels = name.split('.')
    const last = labels.at(-1) ?? ''
    if (!/^(?:\p{L}{2,}|xn--[\w-]+)$/u.test(last) || isKnown(name)) continue
    // e.g., i.e., 10.3.3.F
    if (labels.every((label) => label.length < 3 || /^\d+$/.test(label))) continue
    // two sentences without a space between them: up.Then
    if (labels.length === 2 && labels.every((label) => isKnown(label))) continue
    if (FILE.test(name)) continue
    found.push({ kind: 'DOMAIN', start: index, end: index + name.length })
  }
  return found
}
