import type { Line } from './line.ts'
import { holdsCore } from './log-shapes.ts'

// > text, > > text, >text
const QUOTE = /^(?:[ \t]{0,3}>[ \t]?){1,20}/
// the word behind an opening fence: ```text, ```json
const LANGUAGE = /^[A-Za-z][A-Za-z0-9+#.-]{0,15}\s{0,9}$/
// *%LICMGR-3-…*, _…_, ~…~, **…**
const EMPHASIS = /^\s{0,9}(?<mark>\*\*|__|~~|\*|_|~)(?<inner>[^*~\s].*)$/
// {"text":"```…: marks within a string are the export's own
const JSON_ROW = /^\s{0,200}[[{]\s{0,9}[{"]/
const PLAIN = 'quote 0'

/** What a row leaves, and the fence, quote or code that it stood in. */
type Piece = { text: string; key: string }
/** Whether a fence is open: in how deep a quote it was opened, and which one it is, counted over the paste. */
type State = { fence: { depth: number; number: number } | undefined; fences: number; codes: number }

/**
 * Takes the marks of quotes, fences and inline code away, and numbers the blocks: what stood in one fence, in one
 * quote, or in the plain text between them. A line that was a mark only stays, empty; text on both sides of a mark
 * becomes lines of its own with the same number.
 */
export function unquote(lines: readonly Line[]): Line[] {
  const plain: Line[] = []
  const state: State = { fence: undefined, fences: 0, codes: 0 }
  let block = -1
  let current = ''

  for (const line of lines) {
    const { depth, text } = unquoted(line.text, state)
    if (state.fence && depth < state.fence.depth) state.fence = undefined
    const marked = text.includes('`') && !JSON_ROW.test(text)
    const pieces = marked ? fencedPieces(text, depth, state) : [pieceOf(text, depth, state)]
    for (const piece of pieces) {
      if (piece.key !== current) {
        current = piece.key
        block++
      }
      plain.push(
        piece.text === line.text && block === line.block ? line : { ...line, text: piece.text, block },
      )
    }
  }
  return plain
}

/** Quote marks within a fence that was opened outside a quote are text. */
function unquoted(text: string, { fence }: State): { depth: number; text: string } {
  if (fence?.depth === 0 || !text.includes('>')) return { depth: 0, text }
  const marks = QUOTE.exec(text)?.[0] ?? ''
  const depth = marks.split('>').length - 1
  return { depth, text: depth > 0 ? text.slice(marks.length) : text }
}

function pieceOf(text: string, depth: number, { fence }: State): Piece {
  if (fence) return { text, key: `fence ${fence.number}` }
  return { text: withoutEmphasis(text), key: depth === 0 ? PLAIN : `quote ${depth}` }
}

/** Each mark opens a fence or closes it. */
function fencedPieces(text: string, depth: number, state: State): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { index, 0: mark } of text.matchAll(/`{3,}/g)) {
    for (const piece of codePieces(text.slice(from, index), depth, state)) pieces.push(piece)
    state.fence = state.fence ? undefined : { depth, number: ++state.fences }
    from = index + mark.length
  }
  const rest = text.slice(from)
  const language = state.fence && from > 0 && LANGUAGE.test(rest)
  const last = language ? '' : from > 0 && !state.fence ? rest.trimStart() : rest
  for (const piece of codePieces(last, depth, state)) pieces.push(piece)
  const filled = pieces.filter((piece) => piece.text.trim() !== '')
  return filled.length > 0 ? filled : pieces.slice(-1)
}

/** Inline code that is a whole line, or holds a message, is a block of its own: the words around it aren't its text. */
function codePieces(text: string, depth: number, state: State): Piece[] {
  if (state.fence || !text.includes('`')) return [pieceOf(text, depth, state)]
  const parts = text.split('`')
  const isCode = (index: number): boolean => index % 2 === 1
  const alone = parts.every((part, index) => isCode(index) === (part.trim() !== ''))
  const message = parts.some((part, index) => isCode(index) && holdsCore(part))
  if (parts.length % 2 === 0 || !(alone || message)) return [pieceOf(text, depth, state)]
  return parts.map((part, index) =>
    isCode(index) ? { text: part, key: `code ${++state.codes}` } : pieceOf(part, depth, state),
  )
}

function withoutEmphasis(text: string): string {
  if (!/^\s{0,9}[*_~]/.test(text)) return text
  const { mark, inner } = EMPHASIS.exec(text)?.groups ?? {}
  if (!mark || !inner) return text
  const end = inner.trimEnd()
  return end.endsWith(mark) && holdsCore(inner) ? end.slice(0, -mark.length) : text
}
