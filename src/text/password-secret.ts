import { endsConfigured, isInProxyBlock, isTyped, type Secret, type Word } from './secret-context.ts'
import type { SecretKind } from './secret-marks.ts'
import { endsLine, lastSentence, lineBefore, nextWord, readValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

// enable password, proxy password, key-chain's isis password
const INTRODUCING = new Set(['enable', 'proxy', 'isis', 'eigrp', 'ftp', 'hsrp', 'vrrp', 'ldp'])
// username jane privilege 15 password, neighbor 192.0.2.7 password, area 0 virtual-link 192.0.2.7 password
const NAMING = new Set(['username', 'user', 'neighbor', 'peer', 'proxy', 'ppp', 'area', 'enable'])

/** `username admin password 5 X`, `enable secret X`, `Password: X`, `"password":"X"`; a proxy's are its own kind. */
export function passwordSecret(text: string, start: number, end: number): Secret[] {
  const place = passwordBehind(text, start, end)
  return place ? [{ kind: kindOf(text, start, end), start: place.start, end: place.end }] : []
}

function passwordBehind(text: string, start: number, end: number): Word | undefined {
  const value = readValue(text, end)
  if (!value) return undefined
  const { text: word, sign } = value
  const is = sign === ' ' && /^(?:is|was)$/i.test(word)
  if (isPlaceholder(word) || (isProse(word) && !is)) return undefined
  if (sign === ' ' && /^(?:\d|10|14)$/.test(word)) {
    const typed = nextWord(text, value.end)
    return typed && isTyped(word, typed.text, text.slice(typed.end, typed.end + 16)) ? typed : undefined
  }
  if (value.member || value.quoted) return word.length >= 3 && !isSentence(word) ? value : undefined
  if (sign === '=') return word.length >= 3 ? value : undefined
  const last = endsLine(text, value.end)
  if (sign === ':') return isMixed(word, 4) || (last && word.length >= 3) ? value : undefined
  if (is) return behindIs(text, value)
  if (isMixed(word, 5)) return value
  if (/-[a-z]/.test(word) || !endsConfigured(text.slice(value.end, value.end + 16))) return undefined
  const head = lineBefore(text, start, 160)
  const alone = last && /^\s{0,9}(?:\S{1,64}[#>]\s?)?\s{0,9}$/.test(head) && !isSecretWord(text, start, end)
  return isConfigured(head) || alone ? value : undefined
}

/** my password is X, the password was "X Y" */
function behindIs(text: string, is: Word): Word | undefined {
  const value = readValue(text, is.end)
  if (!value || isProse(value.text) || isPlaceholder(value.text)) return undefined
  return isMixed(value.text, 5) || (value.quoted && value.text.length >= 4) ? value : undefined
}

function isSecretWord(text: string, start: number, end: number): boolean {
  return /secret/i.test(text.slice(start, end))
}

function kindOf(text: string, start: number, end: number): SecretKind {
  if (/prox(?:y|ies)/i.test(lineBefore(text, start, 160)) || isInProxyBlock(text, start))
    return 'proxy credential'
  if (!isSecretWord(text, start, end)) return 'password'
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
