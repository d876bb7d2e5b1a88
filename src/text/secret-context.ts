import type { SecretKind } from './secret-marks.ts'
import { nextWord, readValue, type SecretValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

// password 7 X encrypted, password X role network-admin
const CONFIGURED_END =
  /^\s{0,4}(?:$|[\n\r"]|\\[nr]|(?:role|privilege|priv|encrypted|expire|warntime|lifetime|level|force|local|all|port|vrf|use-vrf|timeout|address|single-connection)\b)/

/** A secret in a text: what it is, and from where to where. */
export type Secret = { kind: SecretKind; start: number; end: number }

/** A word of a text and its place. */
export type Word = { start: number; end: number; text: string }

/** Whether what stands behind a word is how a configuration goes on behind a secret: an end, a role, a privilege. */
export function endsConfigured(after: string): boolean {
  return CONFIGURED_END.test(after)
}

/** Whether a word can be what the type before it says: 7 is hexadecimal, 5, 8 and 9 are hashes, 0 and 6 anything. */
export function isTyped(type: string, word: string, after: string): boolean {
  if (isPlaceholder(word)) return false
  if (type === '7' || type === '3') return /^[0-9A-Fa-f]{4,}$/.test(word) && word.length % 2 === 0
  if (['5', '8', '9', '10', '14'].includes(type)) return word.startsWith('$') || isMixed(word, 8)
  return !isProse(word) && (isMixed(word, 4) || endsConfigured(after))
}

/** Up to `most` words of the same line from `at` on. */
export function wordsBehind(text: string, at: number, most: number): Word[] {
  const words: Word[] = []
  let word = nextWord(text, at)
  while (word && words.length < most) {
    words.push(word)
    word = nextWord(text, word.end)
  }
  return words
}

/** The value itself, or X of `is X`: my password is X. */
export function behindIs(text: string, value: SecretValue): SecretValue {
  if (value.sign !== ' ' || !/^(?:is|was)$/i.test(value.text)) return value
  return readValue(text, value.end) ?? value
}

/** Among the fields of a block that `Proxy:` heads, on one of the six lines above. */
export function isInProxyBlock(text: string, at: number): boolean {
  const above = text
    .slice(Math.max(0, at - 400), at)
    .split('\n')
    .slice(-7)
  return above.some((line) => /^[\s>"]{0,20}prox(?:y|ies)(?: \w{1,20})?"?\s?:/i.test(line))
}
