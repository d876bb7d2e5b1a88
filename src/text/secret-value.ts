/** What stands behind a word such as `password`: where, and how it was joined to the word. */
export type SecretValue = {
  start: number
  end: number
  text: string
  sign: ' ' | ':' | '='
  /** It stood in quotes. */
  quoted: boolean
  /** The word before it did: it is a JSON key. */
  member: boolean
}

const LONGEST = 4096
const TAG = '>'
const QUOTES: Record<string, string> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '`': '`',
}
const OPENING = new Set(Object.keys(QUOTES))
const CLOSING = new Set(['"', '”', "'", '’', '`'])
const STOPS = new Set(['"', '“', '”', '`', '<', '>', '\n', '\r', '\u2028', '\u2029'])

/**
 * Reads the value behind a keyword that ends at `at`: over the quote that closed a JSON key, `:`, `=`, blanks and an
 * opening quote, escaped or not. `undefined` where the line ends first, or where the word goes on.
 */
export function readValue(text: string, at: number): SecretValue | undefined {
  let place = overQuote(text, at, CLOSING)
  const keyQuoted = place > at
  const afterWord = place
  place = overBlanks(text, place)
  const sign = signAt(text, place)
  if (sign) place = overBlanks(text, place + sign.length)
  else if (keyQuoted || place === afterWord) return undefined

  const opening = overQuote(text, place, OPENING)
  const end =
    opening > place ? endOfQuoted(text, place, opening) : endOfWord(text, place, sign.startsWith('='))
  const start = Math.max(place, opening)
  if (end === start || ((sign === TAG || sign === '&gt;') && !/^(?:<|&lt;)\//.test(text.slice(end, end + 5))))
    return undefined
  const quoted = opening > place
  return { start, end, text: text.slice(start, end), sign: signOf(sign), quoted, member: keyQuoted }
}

/** The next word of the same line from `at`, over blanks and a quote mark; `undefined` at the line's end. */
export function nextWord(text: string, at: number): { start: number; end: number; text: string } | undefined {
  const start = overBlanks(text, overQuote(text, overBlanks(text, at), CLOSING))
  const end = endOfWord(text, start, false)
  return end > start ? { start, end, text: text.slice(start, end) } : undefined
}

/** The text of the line before `at`, its last `most` characters. A JSON escape `\n` ends a line, too. */
export function lineBefore(text: string, at: number, most: number): string {
  const near = text.slice(Math.max(0, at - most), at)
  const end = Math.max(near.lastIndexOf('\n'), near.lastIndexOf('\r'))
  const escaped = near.lastIndexOf('\\n')
  return near.slice(Math.max(end + 1, escaped >= 0 ? escaped + 2 : 0))
}

/** What stands behind the last end of a sentence; the dots of addresses end none. */
export function lastSentence(text: string): string {
  return text.split(/[.?!]\s/).at(-1) ?? ''
}

/** Whether only closing marks stand between `at` and the line's end. */
export function endsLine(text: string, at: number): boolean {
  return /^[\s"'”’`)\]},.;]{0,12}(?:$|[\n\r]|\\[nr]|#|\/\/)/.test(text.slice(at, at + 16))
}

function endOfQuoted(text: string, from: number, start: number): number {
  const slashes = text.slice(from, start - 1)
  const close = slashes + (QUOTES[text.charAt(start - 1)] ?? '"')
  const straight = `${slashes}"`
  const rest = text.slice(start, start + LONGEST)
  let end = 0
  while (
    end < rest.length &&
    rest[end] !== '\n' &&
    !rest.startsWith(close, end) &&
    !rest.startsWith(straight, end)
  )
    end += rest[end] === '\\' && slashes === '' ? 2 : 1
  return start + Math.min(end, rest.length)
}

function signOf(sign: string): ' ' | ':' | '=' {
  return sign === '' ? ' ' : sign.startsWith(':') && sign !== ':=' ? ':' : '='
}

function signAt(text: string, at: number): string {
  const two = text.slice(at, at + 2)
  if (two === ':=' || two === '=>' || two === '==') return two
  // <password>X</password>
  if (two.startsWith('>') && !/^.\s/.test(two)) return TAG
  if (text.startsWith('&gt;', at)) return '&gt;'
  const one = text.charAt(at)
  return one === ':' || one === '=' || one === '：' ? one.replace('：', ':') : ''
}

function overBlanks(text: string, at: number): number {
  let place = at
  while (place - at < 40 && (text[place] === ' ' || text[place] === '\t' || text[place] === '\u00a0')) place++
  return place
}

/** Over one quote mark and the backslashes before it, where there is one. */
function overQuote(text: string, at: number, marks: ReadonlySet<string>): number {
  let place = at
  while (place - at < 4 && text[place] === '\\') place++
  if (text.startsWith('&quot;', place)) return place + 6
  return marks.has(text.charAt(place)) ? place + 1 : at
}

function endOfWord(text: string, from: number, query: boolean): number {
  let end = from
  // a slot is one word, blanks or not: <id token>
  const slot = /^(?:<[^<>\n]{0,100}>|&lt;[^&\n]{0,100}&gt;|\[[a-z ]{3,24} removed\])/.exec(
    text.slice(from, from + 120),
  )
  if (slot) return from + slot[0].length
  while (end < text.length && end - from < LONGEST) {
    const sign = text.charAt(end)
    if (sign <= ' ' || sign === '\u00a0' || STOPS.has(sign)) break
    if (sign === '\\' && /[nrt"]/.test(text.charAt(end + 1))) break
    if (sign === '&' && (query || /^&(?:lt|gt|quot);/.test(text.slice(end, end + 6)))) break
    end++
  }
  return end
}
