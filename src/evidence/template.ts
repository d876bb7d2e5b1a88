import { lowerAscii } from './lower-ascii.ts'
import { readUdi } from './udi.ts'

/** What a template made of a text: its fields, and whether the text has the template's own words at all. */
export type Filled = { fields: Record<string, string>; fits: boolean }

type Part = { hole: string } | { words: string }

/**
 * Takes a text apart by a template such as `Communications failure with the {peer} : {detail}`, from left to right by
 * position. Tolerates an absent "the" or final dot and other spacing; a text that is cut or mangled gives what can be
 * had. The peer ends at the first " : ", since the detail may hold another.
 */
export function fillTemplate(template: string, given: string): Filled {
  const text = given.replaceAll(/\s+/g, ' ').trim()
  const lower = lowerAscii(text)
  const parts = partsOf(template)
  const first = parts[0]
  const fields: Record<string, string> = {}
  let at = 0
  if (first && 'words' in first) {
    const end = endOfOpening(lower, first.words)
    if (end === undefined) return { fields, fits: false }
    at = end
  }
  for (const [index, part] of parts.entries()) {
    if (!('hole' in part)) continue
    const next = parts[index + 1]
    at = fill(part.hole, text, lower, at, next && 'words' in next ? next.words : undefined, fields)
  }
  return { fields, fits: true }
}

/** Fills one hole and returns the position behind the words that follow it. */
function fill(
  hole: string,
  text: string,
  lower: string,
  from: number,
  next: string | undefined,
  fields: Record<string, string>,
): number {
  let at = from
  while (text[at] === ' ' || text[at] === ':') at++
  if (lower.startsWith('the ', at)) at += 4

  if (hole === 'udi') {
    const udi = readUdi(text, at)
    if (udi) {
      put(fields, 'pid', udi.pid)
      put(fields, 'sn', udi.sn)
      return next === undefined ? text.length : afterSeparator(text, udi.end)
    }
  }
  if (hole === 'days') {
    put(fields, 'days', /^\d{1,6}/.exec(text.slice(at, at + 6))?.[0])
    return at
  }
  const [end, after] = endOfHole(text, lower, at, next)
  // a chat or a mail that cut the text says so with dots
  const isCut = end === text.length && next !== undefined
  const value = text.slice(at, end)
  if (hole !== 'udi') put(fields, hole, isCut ? value.replace(/(?:\.{3}|…)$/, '') : value)
  return after
}

/** Where a hole ends, and where the text goes on behind the words that end it. */
function endOfHole(text: string, lower: string, at: number, next: string | undefined): [number, number] {
  if (next === undefined) return [text.length, text.length]
  // only the final dot follows
  if (next === '.') return [text.endsWith('.') ? text.length - 1 : text.length, text.length]
  if (!/[a-z]/.test(next)) {
    const [end, after] = separator(text, at)
    return [end, after]
  }
  const found = lower.indexOf(next, at)
  if (found !== -1) return [found, found + next.length]
  return [lower.length - overlap(lower.slice(at), next), lower.length]
}

/** The first " : ", else the first colon with a space behind it or at the end. */
function separator(text: string, from: number): [number, number] {
  const spaced = text.indexOf(' : ', from)
  if (spaced !== -1) return [spaced, spaced + 3]
  for (let at = text.indexOf(':', from); at !== -1; at = text.indexOf(':', at + 1)) {
    if (at + 1 === text.length || text[at + 1] === ' ') return [at, at + 1]
  }
  return [text.length, text.length]
}

/** Behind a UDI: over the colon, or what stands in its place. */
function afterSeparator(text: string, from: number): number {
  let at = from
  while (at < text.length && ' .):;,]'.includes(text[at] ?? '')) at++
  return at
}

/** How many characters at the end of a cut text are the beginning of the words that should follow. */
function overlap(text: string, words: string): number {
  for (let length = Math.min(text.length, words.length); length > 0; length--) {
    if (text.endsWith(words.slice(0, length)) && /^ |^$/.test(text.slice(-length - 1, -length))) return length
  }
  return 0
}

/** Behind the template's first words, or behind as much of their end as the text still has. */
function endOfOpening(lower: string, words: string): number | undefined {
  const whole = lower.indexOf(words)
  if (whole !== -1) return whole + words.length
  const list = words.split(' ')
  for (let first = 1; first <= list.length - 2; first++) {
    const tail = list.slice(first).join(' ')
    const at = lower.indexOf(tail)
    if (tail.length >= 10 && at !== -1) return at + tail.length
  }
  // cut behind its first words, or with other words in the middle
  return list.length > 3 && lower.startsWith(list.slice(0, 3).join(' ')) ? lower.length : undefined
}

/** Words and holes in turn; "the" and the colon before a hole are optional and left out. */
function partsOf(template: string): Part[] {
  return template
    .replaceAll(/PID: ?\{pid\}, ?SN: ?\{sn\}/g, '{udi}')
    .split(/(\{[a-z]+\})/)
    .flatMap((piece): Part[] => {
      if (piece.startsWith('{')) return [{ hole: piece.slice(1, -1) }]
      const words = lowerAscii(piece).replaceAll(/\s+/g, ' ').trim()
      if (words === '') return []
      const spoken = words.replace(/:$/, '').replace(/ the$/, '')
      return [{ words: /[a-z]/.test(words) ? spoken.replace(/\.$/, '') : words }]
    })
}

/** Keeps a value that says something; the format's own placeholders don't. */
function put(fields: Record<string, string>, name: string, value: string | undefined): void {
  const trimmed = value?.trim() ?? ''
  if (trimmed !== '' && !/^\[[a-z-]{1,8}\]\.?$|^<[^<>]*>$/.test(trimmed)) fields[name] = trimmed
}
