import { quote } from './quote.ts'

/** Characters that Markdown, or a site that renders it, gives a meaning to, and how they are written without one. */
const INERT: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
  ...Object.fromEntries([...'\\`*_[]|~$'].map((each) => [each, `\\${each}`])),
}

/** Text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const mark = '`'.repeat(longestRun(text) + 1)
  const padded = text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text
  return `${mark}${padded}${mark}`
}

/** The length of the longest run of backticks in a text. */
export function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}

/** Text without a meaning to Markdown; addresses become no links. */
export function inert(text: string): string {
  const plain = [...quote(text, 2000)].map((each) => INERT[each] ?? each).join('')
  return plain.replaceAll('://', ':&#47;/').replaceAll(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`)
}
