import { isInProxyBlock, type Secret } from './secret-context.ts'
import { lastSentence, lineBefore, nextWord, readValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

/** `Authorization: Bearer X`, `Proxy-Authorization: Basic X`, and `Bearer X` alone. */
export function authorizationSecret(text: string, start: number, end: number): Secret[] {
  const bearer = /^bearer$/i.test(text.slice(start, end))
  const value = readValue(text, end)
  if (!value) return []
  const kind = /proxy-$/i.test(text.slice(Math.max(0, start - 6), start))
    ? 'proxy credential'
    : 'bearer token'
  if (bearer) return isMixed(value.text, 16) ? [{ kind, start: value.start, end: value.end }] : []
  if (value.sign === ' ') return []
  const scheme = /^(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate|Splunk)\s{1,4}/i.exec(
    text.slice(value.start, value.start + 16),
  )
  if (!scheme) return isMixed(value.text, 16) ? [{ kind, start: value.start, end: value.end }] : []
  if (value.quoted) return [{ kind, start: value.start + scheme[0].length, end: value.end }]
  const word = nextWord(text, value.end)
  return word && word.text.length >= 6 && !isPlaceholder(word.text) && !isProse(word.text)
    ? [{ kind, start: word.start, end: word.end }]
    : []
}

/** `Username: X` in a `Proxy:` block, `proxy username X`. */
export function usernameSecret(text: string, start: number, end: number): Secret[] {
  const value = readValue(text, end)
  if (!value || isPlaceholder(value.text) || isProse(value.text)) return []
  const typed = value.sign === ' ' && /\bproxy\b/i.test(lastSentence(lineBefore(text, start, 120)))
  return typed || (value.sign !== ' ' && isInProxyBlock(text, start))
    ? [{ kind: 'proxy credential', start: value.start, end: value.end }]
    : []
}

/** `curl -u jane:X`, `--proxy-user jane:X`. */
export function userOptionSecret(text: string, start: number, end: number): Secret[] {
  const value = nextWord(text, text[end] === '=' ? end + 1 : end)
  if (
    !value ||
    !/^["']?[^\s:]{1,64}:(?=[^\s:]{0,60}[^\s\d:])[^\s:]{3,}/.test(value.text.slice(0, 200)) ||
    isPlaceholder(value.text)
  )
    return []
  return [
    {
      kind: text.slice(start, end).includes('proxy') ? 'proxy credential' : 'password',
      start: value.start,
      end: value.end,
    },
  ]
}

/** `sshpass -p X`. */
export function typedPassword(text: string, end: number): Secret[] {
  const word = nextWord(text, end)
  return word && !isPlaceholder(word.text) ? [{ kind: 'password', start: word.start, end: word.end }] : []
}
