import type { Line } from './line.ts'
import { holdsCore } from './log-shapes.ts'

// > text, > > text, >text
const QUOTE = /^(?:[ \t]{0,3}>[ \t]?){1,20}/
// the word behind an opening fence: ```text, ```json
const LANGUAGE = /^[A-Za-z][A-Za-z0-9+#.-]{0,15}\s*$/
// *%LICMGR-3-…*, _…_, ~…~, **…**
const EMPHASIS = /^\s{0,9}(?<mark>\*\*|__|~~|\*|_|~)(?<inner>[^*~\s].*)$/

type Fence = { depth: number; number: number }
type Piece = { text: string; key: string }

/**
 * Takes the marks of quotes, fences and inline code away, and numbers the blocks: what stood in one fence, in one
 * quote, or in the plain text between them. A line that was a mark only stays, empty; text on both sides of a mark
 * becomes lines of its own with the same number.
 */
export function unquote(lines: readonly Line[]): Line[] {
  const plain: Line[] = []
  let fence: Fence | undefined
  let fences = 0
  let codes = 0
  let block = -1
  let current = ''

  for (const line of lines) {
    const { depth, text } = unquoted(line.text, fence)
    if (fence && depth < fence.depth) fence = undefined

    for (const piece of piecesOf(text, depth)) {
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

  function piecesOf(text: string, depth: number): Piece[] {
    if (!text.includes('`')) return [piece(fence ? text : withoutEmphasis(text), depth)]
    const pieces: Piece[] = []
    let from = 0
    for (const mark of text.matchAll(/`{3,}/g)) {
      pieces.push(
        ...(fence
          ? [piece(text.slice(from, mark.index), depth)]
          : inline(text.slice(from, mark.index), depth)),
      )
      fence = fence ? undefined : { depth, number: ++fences }
      from = mark.index + mark[0].length
    }
    const rest = text.slice(from)
    if (!fence) pieces.push(...inline(rest, depth))
    else pieces.push(piece(from > 0 && LANGUAGE.test(rest) ? '' : rest, depth))
    const filled = pieces.filter((one) => one.text.trim() !== '')
    return filled.length > 0 ? filled : pieces.slice(-1)
  }

  function piece(text: string, depth: number): Piece {
    return { text, key: fence ? `fence ${fence.number}` : `quote ${depth}` }
  }

  /** Inline code that is a whole line, or holds a message, is a block of its own: the words around it aren't its text. */
  function inline(text: string, depth: number): Piece[] {
    const parts = text.split('`')
    const codeAlone = parts.every((part, index) => (index % 2 === 1) === (part.trim() !== ''))
    const quoted = parts.some((part, index) => index % 2 === 1 && holdsCore(part))
    if (parts.length < 3 || parts.length % 2 === 0 || !(codeAlone || quoted)) {
      return [piece(withoutEmphasis(text), depth)]
    }
    return parts.map((part, index) =>
      index % 2 === 1 && quoted ? { text: part, key: `code ${++codes}` } : piece(part, depth),
    )
  }
}

/** Quote marks within a fence that was opened outside a quote are text. */
function unquoted(text: string, fence: Fence | undefined): { depth: number; text: string } {
  if (fence?.depth === 0) return { depth: 0, text }
  const marks = QUOTE.exec(text)?.[0] ?? ''
  const depth = marks.split('>').length - 1
  return { depth, text: depth > 0 ? text.slice(marks.length) : text }
}

function withoutEmphasis(text: string): string {
  const { mark, inner } = EMPHASIS.exec(text)?.groups ?? {}
  if (!mark || !inner) return text
  const end = inner.trimEnd()
  return end.endsWith(mark) && holdsCore(inner) ? end.slice(0, -mark.length) : text
}
