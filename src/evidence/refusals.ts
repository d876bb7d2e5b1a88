import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { lowerAscii } from './lower-ascii.ts'
import { readEcho } from './outputs/echo.ts'
import { indexPhrases } from './phrase-index.ts'

/** Between a command and its refusal stand the mark of the place and little else. */
const LINES_ABOVE_AT_MOST = 4

//                  ^
const MARK = /^\s{0,200}\^\s{0,200}$/
// show license status, lic smart sync, show call-home profile all, show run callhome
const LICENSING = /^(?:do )?(?:sho?w? |no )?(?:lic|call-?h|run\S{0,11} (?:lic|call))/i
// I typed show license status and got % Invalid command
const IN_WORDS = /\b(?<typed>(?:sho?w? +lic[a-z]{0,4}|license +smart)(?: +[a-z-]{2,24}){0,3})/i

/**
 * Recognises that a device refused a licensing command: by the command above it, or by one in the words around it. Such
 * a command is asked of nobody again. A refusal without a command is supporting; that of any other command is left.
 */
export const readRefusals: Recognizer = (lines, taken, { knowledge }) => {
  const index = indexPhrases(
    [...knowledge.errors].flatMap(([id, { refusal, says }]) => (refusal ? [[id, says] as const] : [])),
  )
  return [...lines.entries()].flatMap(([at, line]): Claim[] => {
    if (taken.has(at) || line.text === '') return []
    const [entry] = index.find(lowerAscii(line.text))
    if (!entry) return []
    const above = lineAbove(lines, at, taken)
    const typed =
      commandIn(line.text) ?? (above === undefined ? undefined : commandIn(lines[above]?.text ?? ''))
    if (above !== undefined && typed === undefined) return []
    const own = above === undefined ? [] : [above]
    const span: Span = [lines[above ?? at]?.lines[0] ?? line.lines[0], line.lines[1]]
    const host = above === undefined ? undefined : lines[above]?.prompt?.host
    return [
      {
        claims: [...own, ...marksBetween(lines, above ?? at, at), at],
        evidence: {
          kind: 'device-error',
          level: typed === undefined ? 'supporting' : 'explained',
          platform: 'unknown',
          lines: span,
          ...(host && { device: { host } }),
          entry,
          facts: [
            { key: 'command.refused', value: typed === undefined ? null : commandOf(typed), lines: span },
          ],
        },
      },
    ]
  })
}

/** Whether the device answered a typed line with an error: the next line below it, past the mark of the place. */
export function isRefused(lines: readonly Line[], at: number): boolean {
  const next = lines
    .slice(at + 1, at + 1 + LINES_ABOVE_AT_MOST)
    .find(({ text, prompt }) => prompt || !isMark(text))
  // %LICMGR-3-…: a message that came at that moment
  return (
    next !== undefined && !next.prompt && /^\s{0,8}(?:%(?! ?[A-Z][\w-]{0,60}-\d-)|error\b)/i.test(next.text)
  )
}

/** The line that a refusal answers to: the nearest above that isn't blank or a mark. */
function lineAbove(lines: readonly Line[], from: number, taken: ReadonlySet<number>): number | undefined {
  for (let at = from - 1; at >= Math.max(0, from - LINES_ABOVE_AT_MOST); at--) {
    const line = lines[at]
    if (!line || taken.has(at) || (line.prompt && line.text === '')) return undefined
    if (!isMark(line.text)) return at
  }
  return undefined
}

/** The licensing command that a line is, or that the words of it hold. */
function commandIn(text: string): string | undefined {
  if (LICENSING.test(text.trim()) && text.length <= 160) return text.trim()
  return IN_WORDS.exec(text)?.groups?.typed
}

function marksBetween(lines: readonly Line[], above: number, at: number): number[] {
  return lines.flatMap(({ text }, index) => (index > above && index < at && text !== '' ? [index] : []))
}

function isMark(text: string): boolean {
  return text === '' || MARK.test(text)
}

/** The command's full name where it is one that is known; else what was typed. */
function commandOf(typed: string): string {
  return readEcho(typed)?.command ?? typed.trim()
}
