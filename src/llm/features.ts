import type { Answer } from '../reply/answer.ts'
import type { Line } from '../text/line.ts'
import type { KnownWords } from './known-words.ts'

/** Lines of features that are sent, and words of one of them. */
const LINES_AT_MOST = 30
const WORDS_AT_MOST = 12

// %ETHPORT-5-IF_DOWN_LINK_FAILURE
const MNEMONIC = /%(?<name>[A-Z][A-Z0-9_]{1,31}-[0-7]-[A-Z][A-Z0-9_]{2,64})\b/

/**
 * What is in pasted lines without the lines: the names of messages, of outputs that were read, facts of a closed kind, and
 * those words that the knowledge base itself uses. Nothing else of a line is in it, so there is nothing to redact.
 */
export function findFeatures(lines: readonly Line[], answer: Answer, known: KnownWords): string[] {
  const features = [...outputsIn(answer), ...factsIn(answer, known)]
  const left = LINES_AT_MOST - features.length
  const told = lines.flatMap((line) => featureOf(line, known) ?? [])
  const more = told.length - left
  return [...features, ...told.slice(0, left), ...(more > 0 ? [`${more} more lines`] : [])]
}

function outputsIn({ evidence }: Answer): string[] {
  return evidence.flatMap(({ show, lines: [row] }) => (show ? [`L${row}: output ${show.command}`] : []))
}

/** Facts whose value says nothing of the house: yes or no, how many, absent, or a word of the knowledge base. */
function factsIn({ facts }: Answer, { isKnown }: KnownWords): string[] {
  return facts.flatMap(({ key, value, lines: [row], superseded }) => {
    if (superseded) return []
    if (typeof value === 'string') return [`L${row}: ${key} ${isKnown(value) ? value : 'is set'}`]
    return typeof value === 'object' && value !== null ? [] : [`L${row}: ${key} ${String(value)}`]
  })
}

function featureOf({ text, lines: [row], prompt }: Line, { tellingIn }: KnownWords): string | undefined {
  const message = MNEMONIC.exec(text)?.groups?.name
  const words = tellingIn(text).slice(0, WORDS_AT_MOST).join(', ')
  const parts = [message && `message ${message}`, words && `${prompt ? 'typed' : 'words'}: ${words}`].filter(
    Boolean,
  )
  return parts.length > 0 ? `L${row}: ${parts.join('; ')}` : undefined
}
