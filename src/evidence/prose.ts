import { findStamps } from './stamps.ts'

/**
 * Whether a line reads as a person's words, in any language, and not as a piece of a table, a log, a configuration or
 * a list of values.
 */
export function isProse(line: string): boolean {
  const text = line.trim()
  if (text === '' || /^[!%|#+=*/-]/.test(text) || findStamps(text)[0]?.start === 0) return false
  // columns; a sentence may have two spaces behind its end
  if (/[^\s.!?,;:] {2,}\S|\t/.test(text)) return false
  const words = text.split(/\s+/)
  // Admin State: up
  const label = text.indexOf(':')
  if (
    label !== -1 &&
    text.slice(0, label).split(/\s+/).length <= 3 &&
    words.length <= 4 &&
    !text.includes('?')
  ) {
    return false
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const withDigits = words.filter((word) => /\d/.test(word)).length
  return letters * 10 >= words.join('').length * 7 && withDigits * 3 <= words.length
}
