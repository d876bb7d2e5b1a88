import type { Placed } from './output-parser.ts'

/** `  Label: value`, taken apart; the label in small letters, the value undefined where nothing stands behind it. */
export type Labelled = { label: string; name: string; value?: string; indent: number }

/** Labels are short; a longer text before a colon is prose. */
const LABEL_AT_MOST = 60

/** Takes a line apart at its first colon; undefined where it has none, or what stands before it is no label. */
export function readLabel(text: string): Labelled | undefined {
  const at = colonOf(text)
  if (at <= 0) return undefined
  const name = text.slice(0, at).trim()
  if (name.length === 0 || name.length > LABEL_AT_MOST || !/^[A-Za-z(]/.test(name)) return undefined
  const value = text.slice(at + 1).trim()
  return {
    label: name.toLowerCase().replaceAll(/\s+/g, ' '),
    name,
    ...(value && { value }),
    indent: text.length - text.trimStart().length,
  }
}

/** The first colon that ends a word: those of a time or of `PID:N9K-C9332C` don't. */
function colonOf(text: string): number {
  let at = text.indexOf(':')
  while (at !== -1 && at + 1 < text.length && text[at + 1] !== ' ' && text[at + 1] !== '\t')
    at = text.indexOf(':', at + 1)
  return at
}

/** What the device says to be absent: `<none>`, `<empty>`, `Not configured`. */
export function isAbsent(value: string): boolean {
  return /^(?:<none>|<empty>|none|not configured|not set)$/i.test(value.trim())
}

/** A rule below a heading: `=====`. */
export function isRule(text: string): boolean {
  const plain = text.trim()
  return plain.length > 2 && /^[=-]+$/.test(plain)
}

/** A label as a key of the answer: `Last ACK received` → `lastAckReceived`. */
export function keyOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return words
    .map((word, at) =>
      at === 0 ? word.toLowerCase() : (word[0]?.toUpperCase() ?? '') + word.slice(1).toLowerCase(),
    )
    .join('')
}

/** The first line at or after a place that isn't blank. */
export function nextPrinted(lines: readonly Placed[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) if (lines[at]?.line.text.trim()) return at
  return undefined
}
