import { behindIs, endsConfigured, isInProxyBlock, isTyped, type Secret } from './secret-context.ts'
import type { SecretKind } from './secret-marks.ts'
import { endsLine, lastSentence, lineBefore, nextWord, readValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

// enable password, proxy password, key-chain's isis password
const INTRODUCING = new Set(['enable', 'proxy', 'isis', 'eigrp', 'ftp', 'hsrp', 'vrrp', 'ldp'])
// username jane privilege 15 password, neighbor 192.0.2.7 password, area 0 virtual-link 192.0.2.7 password
const NAMING = new Set(['username', 'user', 'neighbor', 'peer', 'proxy', 'ppp', 'area', 'enable'])

/** `username admin password 5 X`, `enable secret X`, `Password: X`, `"password":"X"`; a proxy's are its own kind. */
export function passwordSecret(text: string, start: number, end: number): Secret[] {
  const value = readValue(text, end)
  if (!value) return []
  const head = lineBefore(text, start, 160)
  const kind =
    /prox(?:y|ies)/i.test(head) || isInProxyBlock(text, start) ? 'proxy credential' : kindOf(text, start, end)
  const hit = (place: { start: number; end: number }): Secret[] => [
    { kind, start: place.start, end: place.end },
  ]

  if (value.sign === ' ' && /^(?:\d|10|14)$/.test(value.text)) {
    const typed = nextWord(text, value.end)
    return typed && isTyped(value.text, typed.text, text.slice(typed.end, typed.end + 16)) ? hit(typed) : []
  }
  if (
    isPlaceholder(value.text) ||
    (isProse(value.text) && !(value.sign === ' ' && /^(?:is|was)$/i.test(value.text)))
  )
    return []
  if (value.member) return value.text.length >= 3 && !isSentence(value.text) ? hit(value) : []
  if (value.quoted) return value.text.length >= 3 && !isSentence(value.text) ? hit(value) : []
  if (value.sign === '=') return value.text.length >= 3 ? hit(value) : []
  const last = endsLine(text, value.end)
  if (value.sign === ':') return isMixed(value.text, 4) || (last && value.text.length >= 3) ? hit(value) : []
  const found = behindIs(text, value)
  if (
    isMixed(found.text, 5) ||
    (found.quoted && found.text.length >= 4 && !isProse(found.text) && !isPlaceholder(found.text))
  )
    return hit(found)
  if (found !== value || /-[a-z]/.test(value.text)) return []
  const bare = !/secret/i.test(text.slice(start, end))
  const configured = isConfigured(head) || (bare && last && /^\s{0,9}(?:\S{1,64}[#>]\s?)?\s{0,9}$/.test(head))
  return configured && endsConfigured(text.slice(value.end, value.end + 16)) ? hit(value) : []
}

function kindOf(text: string, start: number, end: number): SecretKind {
  if (!/secret/i.test(text.slice(start, end))) return 'password'
  const head = text.slice(Math.max(0, start - 8), start)
  return /client[-_ ]?$/i.test(head) ? 'api key' : /shared[-_ ]?$/i.test(head) ? 'key' : 'password'
}

function isSentence(value: string): boolean {
  return value.split(' ').length > 3 && value.split(' ').some((word) => isProse(word))
}

/** Whether the words before are those of a configuration, not of a sentence. */
function isConfigured(head: string): boolean {
  const words = lastSentence(head)
    .toLowerCase()
    .split(/[\s#>"']{1,160}/)
    .filter(Boolean)
  return INTRODUCING.has(words.at(-1) ?? '') || words.slice(-8, -1).some((word) => NAMING.has(word))
}
