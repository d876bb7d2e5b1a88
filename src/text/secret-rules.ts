import type { SecretKind } from './secret-marks.ts'
import { endsLine, lineBefore, nextWord, readValue, type SecretValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

/** A secret in a text: what it is, and from where to where. */
export type Secret = { kind: SecretKind; start: number; end: number }

// neighbor 192.0.2.1, username admin, enable, license smart proxy (before `password`, in a configuration)
const CONFIGURED =
  /(?:^|[\s#>"'])(?:username \S{1,64}|user \S{1,64}|neighbor \S{1,64}|peer \S{1,64}|enable|ppp (?:chap|pap)(?: sent-username \S{1,64})?|area \S{1,20} virtual-link \S{1,40}|proxy(?: \S{1,64}){0,6}|isis|eigrp|ip ftp|hsrp|vrrp|mpls ldp)(?: (?:privilege|priv|role|algorithm-type) \S{1,40}){0,2}\s{1,4}(?:algorithm-type \S{1,20} )?$/i
// password 7 X encrypted, password X role network-admin
const CONFIGURED_END =
  /^\s{0,4}(?:$|[\n\r"]|\\[nr]|(?:role|privilege|priv|encrypted|expire|warntime|lifetime|level|force|local|all|port|vrf|use-vrf|timeout|address|single-connection)\b)/
const AAA =
  /\b(?:tacacs|radius|server-private|server|isakmp|keyring|ldap|coa|dynamic-author|client)\b[^.?!\n]{0,100}$/i
const HASH_NAMES = /^(?:md5|sha\d{0,3}|sha-\d{3}|hmac-\S{2,16}|cmac-\S{2,16}|aes\S{0,8}|text|des|3des)$/i

/** `license smart trust idtoken X`, `"id_token": "X"`, `Token: X`. */
export function tokenSecret(text: string, start: number, end: number): Secret[] {
  const head = lineBefore(text, start, 40)
  const named = /\bid[-_ ]?$/i.test(head)
  const value = readValue(text, end) ?? (named ? valueOfNextRow(text, end) : undefined)
  if (!value) return []
  const kind = /(?:access|auth|refresh|session|bearer|api|csrf|personal)[-_ ]?$/i.test(head)
    ? 'bearer token'
    : 'idtoken'
  const found = behindIs(text, value)
  const typed = named && /\b(?:trust|register|regis)\s{1,3}id[-_ ]?$/i.test(head)
  if (typed && value.sign === ' ' && !isPlaceholder(value.text) && !isProse(value.text)) {
    if (
      /\d/.test(value.text) ||
      value.text.length >= 24 ||
      CONFIGURED_END.test(text.slice(value.end, value.end + 16))
    )
      return [{ kind, ...placeOf(value) }]
  }
  if (value.sign === ' ' && !named) return []
  return isMixed(found.text, 8) ? [{ kind, ...placeOf(found) }] : []
}

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

  if (value.sign === ' ' && /^(?:[05-9]|10|14)$/.test(value.text)) {
    const typed = nextWord(text, value.end)
    return typed && isTyped(value.text, typed.text, text.slice(typed.end, typed.end + 16)) ? hit(typed) : []
  }
  if (
    isPlaceholder(value.text) ||
    (isProse(value.text) && !(value.sign === ' ' && /^(?:is|was)$/i.test(value.text)))
  )
    return []
  if (value.quoted) return value.text.length >= 3 && !isSentence(value.text) ? hit(value) : []
  if (value.sign === '=') return value.text.length >= 3 ? hit(value) : []
  const last = endsLine(text, value.end)
  if (value.sign === ':') return isMixed(value.text, 4) || (last && value.text.length >= 3) ? hit(value) : []
  const found = behindIs(text, value)
  if (isMixed(found.text, 5)) return hit(found)
  if (found !== value || /-[a-z]/.test(value.text)) return []
  const configured = CONFIGURED.test(head) || (/^\s{0,9}(?:\S{1,64}[#>]\s?)?\s{0,9}$/.test(head) && last)
  return configured && CONFIGURED_END.test(text.slice(value.end, value.end + 16)) ? hit(value) : []
}

/** `snmp-server community X ro`, `community string: X`, `rocommunity X`; BGP's communities are no secrets. */
export function communitySecret(text: string, start: number, end: number): Secret[] {
  const head = lineBefore(text, start, 80)
  const snmp = /\bsnmp[^.?!]{0,60}$/i.test(head) || /\br[ow]$/i.test(head)
  const string = /^[-_ ]?(?:string|name)\b/i.exec(text.slice(end, end + 12))
  const value = readValue(text, end + (string?.[0].length ?? 0))
  if (
    !value ||
    isPlaceholder(value.text) ||
    isProse(value.text) ||
    /^\d{1,10}(?::\d{1,10}){0,2}$/.test(value.text)
  )
    return []
  const told = value.sign !== ' ' && (string !== null || snmp || value.quoted)
  return snmp || told ? [{ kind: 'community', ...placeOf(value) }] : []
}

/** `key 7 X`, `tacacs-server key X`, `key-string X`, `pre-shared-key X`, `authentication-key 1 md5 X`. */
export function keySecret(text: string, start: number, end: number): Secret[] {
  const head = lineBefore(text, start, 120)
  const tail = /^-(?:octet-)?string\b/i.exec(text.slice(end, end + 16))
  const named =
    tail !== null || /(?:pre-?shared[-_ ]|shared[-_ ]|(?:authentication|digest|encryption)-)$/i.test(head)
  const api = /(?:api|access|secret|account|subscription|client)[-_ ]?$/i.test(head)
  const after = end + (tail?.[0].length ?? 0)
  const value = readValue(text, after)
  if (!value) return []
  if (api) return value.sign !== ' ' && isMixed(value.text, 8) ? [{ kind: 'api key', ...placeOf(value) }] : []
  if (value.sign !== ' ') {
    const secret = named && !/authentication[-_ ]$/i.test(head) && value.text.length >= 4
    return secret && !isPlaceholder(value.text) && !isProse(value.text)
      ? [{ kind: 'key', ...placeOf(value) }]
      : []
  }
  const words = [value, ...wordsBehind(text, value.end, 5)]
  return typedKey(text, words, named, AAA.test(head) || isUnderServer(text, start, head))
}

/** `Authorization: Bearer X`, `Proxy-Authorization: Basic X`, and `Bearer X` alone. */
export function authorizationSecret(text: string, start: number, end: number): Secret[] {
  const bearer = /^bearer$/i.test(text.slice(start, end))
  const value = readValue(text, end)
  if (!value) return []
  const kind = /proxy-$/i.test(text.slice(Math.max(0, start - 6), start))
    ? 'proxy credential'
    : 'bearer token'
  if (bearer) return isMixed(value.text, 16) ? [{ kind, ...placeOf(value) }] : []
  if (value.sign === ' ') return []
  const scheme = /^(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate|Splunk)\s{1,4}/i.exec(
    text.slice(value.start, value.start + 16),
  )
  if (!scheme) return isMixed(value.text, 16) ? [{ kind, ...placeOf(value) }] : []
  if (value.quoted) return [{ kind, start: value.start + scheme[0].length, end: value.end }]
  const word = nextWord(text, value.end)
  return word && word.text.length >= 6 && !isPlaceholder(word.text) && !isProse(word.text)
    ? [{ kind, ...placeOf(word) }]
    : []
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
    if (word && !isPlaceholder(word.text)) secrets.push({ kind: 'password', ...placeOf(word) })
  }
  return secrets
}

/** `Username: X` in a `Proxy:` block, `proxy username X`. */
export function usernameSecret(text: string, start: number, end: number): Secret[] {
  const value = readValue(text, end)
  if (!value || isPlaceholder(value.text) || isProse(value.text)) return []
  const typed = value.sign === ' ' && /\bproxy(?: \S{1,64}){0,6} $/i.test(lineBefore(text, start, 120))
  return typed || (value.sign !== ' ' && isInProxyBlock(text, start))
    ? [{ kind: 'proxy credential', ...placeOf(value) }]
    : []
}

/** `curl -u jane:X`, `--proxy-user jane:X`. */
export function userOptionSecret(text: string, start: number, end: number): Secret[] {
  const value = nextWord(text, text[end] === '=' ? end + 1 : end)
  if (!value || !/^["']?[^\s:]{1,64}:[^\s:]{3,}/.test(value.text.slice(0, 200)) || isPlaceholder(value.text))
    return []
  return [
    { kind: text.slice(start, end).includes('proxy') ? 'proxy credential' : 'password', ...placeOf(value) },
  ]
}

function typedKey(
  text: string,
  words: { start: number; end: number; text: string }[],
  named: boolean,
  aaa: boolean,
): Secret[] {
  let index = 0
  if (named && /^\d{1,5}$/.test(words[0]?.text ?? '') && HASH_NAMES.test(words[1]?.text ?? '')) index = 2
  while (
    named &&
    /^(?:local|remote|ascii|hex|cleartext|address|\d{1,3}(?:\.\d{1,3}){3})$/i.test(words[index]?.text ?? '')
  )
    index++
  const digit = /^[0-9]$/.test(words[index]?.text ?? '')
  const word = words[digit ? index + 1 : index]
  if (!word || isPlaceholder(word.text) || isProse(word.text) || /^(?:md5|chain|key)$/i.test(word.text))
    return []
  const after = text.slice(word.end, word.end + 16)
  const secret = digit
    ? isTyped(words[index]?.text ?? '', word.text, after) &&
      (named || aaa || words[index]?.text !== '0' || isMixed(word.text, 5))
    : (named && !/^\d{1,5}$/.test(word.text)) ||
      (aaa && (isMixed(word.text, 4) || CONFIGURED_END.test(after)) && !/^\d{1,3}$/.test(word.text))
  return secret ? [{ kind: 'key', start: word.start, end: word.end }] : []
}

/** Whether a word can be what the type before it says: 7 is hexadecimal, 5, 8 and 9 are hashes, 0 and 6 anything. */
function isTyped(type: string, word: string, after: string): boolean {
  if (isPlaceholder(word)) return false
  if (type === '7') return /^[0-9A-Fa-f]{4,}$/.test(word) && word.length % 2 === 0
  if (['5', '8', '9', '10', '14'].includes(type)) return word.startsWith('$') || isMixed(word, 8)
  return !isProse(word) && (isMixed(word, 4) || CONFIGURED_END.test(after))
}

function placeOf(value: { start: number; end: number }): { start: number; end: number } {
  return { start: value.start, end: value.end }
}

function kindOf(text: string, start: number, end: number): SecretKind {
  if (!/secret/i.test(text.slice(start, end))) return 'password'
  const head = text.slice(Math.max(0, start - 8), start)
  return /client[-_ ]?$/i.test(head) ? 'api key' : /shared[-_ ]?$/i.test(head) ? 'key' : 'password'
}

/** my password is X */
function behindIs(text: string, value: SecretValue): { start: number; end: number; text: string } {
  if (value.sign !== ' ' || !/^(?:is|was)$/i.test(value.text)) return value
  return nextWord(text, value.end) ?? value
}

function wordsBehind(text: string, at: number, most: number): { start: number; end: number; text: string }[] {
  const words: { start: number; end: number; text: string }[] = []
  let word = nextWord(text, at)
  while (word && words.length < most) {
    words.push(word)
    word = nextWord(text, word.end)
  }
  return words
}

function isSentence(value: string): boolean {
  return value.split(' ').length > 3 && value.split(' ').some((word) => isProse(word))
}

/** Among the fields of a block that `Proxy:` heads, on one of the six lines above. */
function isInProxyBlock(text: string, at: number): boolean {
  const above = text
    .slice(Math.max(0, at - 400), at)
    .split('\n')
    .slice(-7)
  return above.some((line) => /^[\s>"]{0,20}prox(?:y|ies)(?: \w{1,20})?"?\s?:/i.test(line))
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

/** The token that a terminal had moved to the next row, whole. */
function valueOfNextRow(text: string, at: number): SecretValue | undefined {
  const row = /^[ \t]{0,4}\r{0,2}\n(?=[A-Za-z0-9+/=_%-]{20})/.exec(text.slice(at, at + 40))
  const word = row ? nextWord(text, at + row[0].length) : undefined
  return word && isMixed(word.text, 20) ? { ...word, sign: ' ', quoted: false } : undefined
}
