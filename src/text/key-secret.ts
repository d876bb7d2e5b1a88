import { endsConfigured, isTyped, type Secret, type Word, wordsBehind } from './secret-context.ts'
import { lastSentence, lineBefore, readValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

const AAA = /\b(?:tacacs|radius|server-private|server|isakmp|keyring|ldap|coa|dynamic-author|client)\b/i
const HASH_NAMES = /^(?:md5|sha\d{0,3}|sha-\d{3}|hmac-\S{2,16}|cmac-\S{2,16}|aes\S{0,8}|text|des|3des)$/i

/** `key 7 X`, `tacacs-server key X`, `key-string X`, `pre-shared-key X`, `authentication-key 1 md5 X`. */
export function keySecret(text: string, start: number, end: number): Secret[] {
  const head = lineBefore(text, start, 120)
  const tail = /^-(?:octet-)?string\b/i.exec(text.slice(end, end + 16))
  const named =
    tail !== null || /(?:pre-?shared[-_ ]|shared[-_ ]|(?:authentication|digest|encryption)-)$/i.test(head)
  const psk = text.slice(start, end).length === 3 && !/^key$/i.test(text.slice(start, end))
  const api = /(?:api|access|secret|account|subscription|client)[-_ ]?$/i.test(head)
  const after = end + (tail?.[0].length ?? 0)
  const value = readValue(text, after)
  if (!value) return []
  if (api)
    return value.sign !== ' ' && isMixed(value.text, 8)
      ? [{ kind: 'api key', start: value.start, end: value.end }]
      : []
  if (value.sign !== ' ') {
    const secret = (named || psk) && !/authentication[-_ ]$/i.test(head) && value.text.length >= 4
    return secret && !isPlaceholder(value.text) && !isProse(value.text)
      ? [{ kind: 'key', start: value.start, end: value.end }]
      : []
  }
  const words = [value, ...wordsBehind(text, value.end, 5)]
  const set = psk && /^(?:ascii|hex|set-key)$/i.test(value.text)
  return typedKey(text, words, named || set, AAA.test(lastSentence(head)) || isUnderServer(text, start, head))
}

function typedKey(text: string, words: Word[], named: boolean, aaa: boolean): Secret[] {
  let index = 0
  if (named && /^\d{1,5}$/.test(words[0]?.text ?? '') && HASH_NAMES.test(words[1]?.text ?? '')) index = 2
  while (
    named &&
    /^(?:local|remote|ascii|hex|set-key|cleartext|address|\d{1,3}(?:\.\d{1,3}){3})$/i.test(
      words[index]?.text ?? '',
    )
  )
    index++
  const digit = /^[0-9]$/.test(words[index]?.text ?? '')
  const word = words[digit ? index + 1 : index]
  if (!word || isPlaceholder(word.text) || isProse(word.text) || /^(?:md5|chain|key)$/i.test(word.text))
    return []
  const after = text.slice(word.end, word.end + 16)
  const secret = digit
    ? (isTyped(words[index]?.text ?? '', word.text, after) &&
        (words[index]?.text !== '0' || isMixed(word.text, 5))) ||
      ((named || aaa) && word.text.length >= 3)
    : (named && !/^\d{1,5}$/.test(word.text)) ||
      (aaa && (isMixed(word.text, 4) || endsConfigured(after)) && !/^\d{1,3}$/.test(word.text))
  return secret ? [{ kind: 'key', start: word.start, end: word.end }] : []
}

/** ` key X` below `tacacs server NAME`. */
function isUnderServer(text: string, at: number, head: string): boolean {
  if (head.trim() !== '') return false
  const above = text
    .slice(Math.max(0, at - 300), at)
    .split('\n')
    .slice(-5)
  return above.some((line) => /^\s{0,4}(?:tacacs|radius|aaa group) server\b/i.test(line))
}
