import { behindIs, endsConfigured, type Secret } from './secret-context.ts'
import { lineBefore, nextWord, readValue, type SecretValue } from './secret-value.ts'
import { isMixed, isPlaceholder, isProse } from './secret-words.ts'

/** `license smart trust idtoken X`, `"id_token": "X"`, `Token: X`. */
export function tokenSecret(text: string, start: number, end: number): Secret[] {
  const head = lineBefore(text, start, 40)
  const named = /\bid[-_ ]?$/i.test(head)
  const value = readValue(text, end) ?? (named ? valueOfNextRow(text, end) : undefined)
  if (!value || (value.sign === ' ' && !named)) return []
  const kind = /(?:access|auth|refresh|session|bearer|api|csrf|personal)[-_ ]?$/i.test(head)
    ? 'bearer token'
    : 'idtoken'
  const found = behindIs(text, value)
  const typed = named && /\b(?:trust|register|regis)\s{1,3}id[-_ ]?$/i.test(head)
  if (typed && value.sign === ' ' && !isPlaceholder(value.text) && !isProse(value.text)) {
    if (
      /\d/.test(value.text) ||
      value.text.length >= 24 ||
      endsConfigured(text.slice(value.end, value.end + 16))
    )
      return [{ kind, start: value.start, end: value.end }]
  }
  return isMixed(found.text, 8) ? [{ kind, start: found.start, end: found.end }] : []
}

/** The token that a terminal had moved to the next row, whole. */
function valueOfNextRow(text: string, at: number): SecretValue | undefined {
  const row = /^[ \t]{0,4}\r{0,2}\n(?=[A-Za-z0-9+/=_%-]{20})/.exec(text.slice(at, at + 40))
  const word = row ? nextWord(text, at + row[0].length) : undefined
  return word && isMixed(word.text, 20) ? { ...word, sign: ' ', quoted: false, member: false } : undefined
}
