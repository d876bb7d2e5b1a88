import type { RedactionRule } from './rule.ts'

// Smart Account: ACME Corp, Virtual Account: Berlin, Organization Name: ACME
const LABEL =
  /\b(?:smart account|virtual account|organi[sz]ation(?: name)?|customer(?: name)?|company|tenant|domain name|ip domain-name)[:=][ \t]{0,4}(?<name>[^\s<,;][^\n,;]{0,80})/gi

/** What the house calls itself: the accounts and organisations that a label names. */
export const findAccounts: RedactionRule = (text) =>
  [...text.matchAll(LABEL)].map((match) => {
    const name = (match.groups?.name ?? '').trimEnd()
    const start = match.index + match[0].indexOf(name)
    return { kind: 'ACCOUNT', start, end: start + name.length }
  })
