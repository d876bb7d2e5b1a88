import type { RedactionRule } from './rule.ts'

/** What the house calls itself: the accounts and organisations that a label names. */
export const findAccounts: RedactionRule = (text) => {
  // Smart Account: ACME Corp, Virtual Account: Berlin, Organization Name: ACME
  const labelled =
    /\b(?:smart account|virtual account|organi[sz]ation(?: name)?|customer(?: name)?|company|tenant|domain name|ip domain-name)[:=][ \t]{0,4}(?<name>[^\s<,;][^\n,;]{0,80})/gi
  return [...text.matchAll(labelled)].map((match) => {
    const name = (match.groups?.name ?? '').trimEnd()
    const start = match.index + match[0].indexOf(name)
    return { kind: 'ACCOUNT', start, end: start + name.length }
  })
}
