import { type Secret, wordsBehind } from './secret-context.ts'
import { lastSentence, lineBefore, nextWord, readValue } from './secret-value.ts'
import { isPlaceholder, isProse } from './secret-words.ts'

const HASH_NAMES = /^(?:md5|sha\d{0,3}|sha-\d{3}|hmac-\S{2,16}|cmac-\S{2,16}|aes\S{0,8}|text|des|3des)$/i

/** `snmp-server community X ro`, `community string: X`, `rocommunity X`; BGP's communities are no secrets. */
export function communitySecret(text: string, start: number, end: number): Secret[] {
  const string = /^[-_ ]?(?:string|name)\b/i.exec(text.slice(end, end + 12))
  const value = readValue(text, end + (string?.[0].length ?? 0))
  if (
    !value ||
    isPlaceholder(value.text) ||
    isProse(value.text) ||
    /^\d{1,10}(?::\d{1,10}){0,2}$/.test(value.text)
  )
    return []
  const head = lineBefore(text, start, 80)
  const snmp = /\bsnmp/i.test(lastSentence(head)) || /\br[ow]$/i.test(head)
  const told = value.sign !== ' ' && (string !== null || snmp || value.quoted)
  return snmp || told ? [{ kind: 'community', start: value.start, end: value.end }] : []
}

/** `snmp-server user NAME GROUP auth sha X priv aes-128 Y`. */
export function snmpUserSecrets(text: string, end: number): Secret[] {
  const secrets: Secret[] = []
  const words = wordsBehind(text, end, 16)
  for (let index = 1; index < words.length; index++) {
    if (!/^(?:auth|priv)$/i.test(words[index]?.text ?? '')) continue
    while (HASH_NAMES.test(words[index + 1]?.text ?? '') || /^\d{3}$/.test(words[index + 1]?.text ?? ''))
      index++
    const word = words[index + 1]
    if (word && !isPlaceholder(word.text))
      secrets.push({ kind: 'password', start: word.start, end: word.end })
  }
  return secrets
}

/** `snmp-server host 192.0.2.9 traps version 2c X`. */
export function snmpHostSecret(text: string, end: number): Secret[] {
  const found = /^ \S{1,64}(?: (?:traps|informs|use-vrf \S{1,32})){0,2} version (?:1|2c) (?=\S)/i.exec(
    text.slice(end, end + 160),
  )
  const word = found ? nextWord(text, end + found[0].length) : undefined
  return word && !isPlaceholder(word.text) ? [{ kind: 'community', start: word.start, end: word.end }] : []
}
