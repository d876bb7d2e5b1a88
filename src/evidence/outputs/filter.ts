/**
 * What stands behind the pipe of a typed command. `words` are the alternatives of its pattern, in small letters, where
 * it is made of plain words only; a pattern with other signs has none. `exact`: letter case counts, as on NX-OS.
 */
export type Filter = { kind: 'include' | 'section' | 'begin' | 'other'; words: string[] }

const KINDS = [
  { kind: 'include', names: ['include', 'grep', 'egrep'] },
  { kind: 'section', names: ['section'] },
  { kind: 'begin', names: ['begin'] },
] as const
/** Filters that take nothing away. */
const HARMLESS = /^(?:no-?m|json-pretty never)/i
// "ACK|report|Trust", Transport, 'Next report push'
const PLAIN = /^[\w ./:|()-]{1,200}$/

/** Reads the filter of a typed command; undefined where there is none, or only `no-more`. */
export function readFilter(typed: string): Filter | undefined {
  const pipes = piecesOf(typed).filter((piece) => !HARMLESS.test(piece))
  const [only] = pipes
  if (only === undefined) return undefined
  if (pipes.length > 1) return { kind: 'other', words: [] }
  const [name = '', ...rest] = only.split(/\s+/)
  const found = KINDS.find(({ names }) => names.some((each) => abbreviates(name.toLowerCase(), each)))
  if (!found) return { kind: 'other', words: [] }
  // next 3, ignore-case, count: options before the pattern
  while (/^-[a-z]|^(?:ignore-case|next|prev)$/i.test(rest[0] ?? '')) {
    const option = rest.shift() ?? ''
    if (/^-v|^-c|^inv|^count/i.test(option)) return { kind: 'other', words: [] }
    if (/^\d+$/.test(rest[0] ?? '')) rest.shift()
  }
  const pattern = rest.join(' ').replace(/^["']|["']$/g, '')
  if (!PLAIN.test(pattern)) return { kind: found.kind, words: [] }
  const words = pattern
    .toLowerCase()
    .split('|')
    .map((word) => word.replace(/^\(|\)$/g, '').trim())
    .filter((word) => word.length > 1)
  return { kind: found.kind, words }
}

/** Whether a filter lets every line pass that holds this text. */
export function letsPass({ kind, words }: Filter, text: string): boolean {
  const lower = text.toLowerCase()
  return kind === 'include' && words.some((word) => lower.includes(word))
}

/** The pieces behind each pipe that isn't within quotes. */
function piecesOf(typed: string): string[] {
  const pieces: string[] = []
  let quote = ''
  let from = -1
  for (let at = 0; at < typed.length; at++) {
    const sign = typed[at] ?? ''
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    // `i ACK|push` without quotes: a pipe without a blank before or behind it is the pattern's
    else if (
      sign === '|' &&
      (from === -1 || /\s/.test(typed[at - 1] ?? ' ') || /\s/.test(typed[at + 1] ?? ' '))
    ) {
      if (from !== -1) pieces.push(typed.slice(from, at).trim())
      from = at + 1
    }
  }
  if (from !== -1) pieces.push(typed.slice(from).trim())
  return pieces
}

function abbreviates(word: string, full: string): boolean {
  return word !== '' && full.startsWith(word)
}
