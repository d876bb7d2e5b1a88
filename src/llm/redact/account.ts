import type { Found, RedactionRule } from './rule.ts'

/** What the house calls itself: the accounts and organisations that a label names. */
export const findAccounts: RedactionRule = (text) => [
  ...labelled(text),
  // virtual account "Berlin Campus"
  ...namesIn(text, /\b(?:smart|virtual) account ["'“‘](?<name>[^"'”’\n]{1,80})/gi),
  // subject: /C=DE/O=Acme GmbH/CN=…, CN=…,OU=Network,O=Acme GmbH
  ...namesIn(text, /\bOU?=(?<name>[^,/\n]{1,80})/g),
]

function labelled(text: string) {
  // Smart Account: ACME Corp, Virtual Account: Berlin, Organization Name: ACME
  const pattern =
    /\b(?:smart account|virtual account|organi[sz]ation(?: name)?|customer(?: name)?|company|tenant|domain name|ip domain-name)[:=][ \t]{0,4}(?<name>[^\s<,;][^\n,;]{0,80})/gi
  return namesIn(text, pattern)
}

function namesIn(text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = (match.groups?.name ?? '').trimEnd()
    const start = match.index + match[0].lastIndexOf(name)
    return { kind: 'ACCOUNT', start, end: start + name.length }
  })
}
