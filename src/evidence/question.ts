import { answerTo } from '../knowledge/answer-to.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Recognizer } from './claim.ts'
import { isProse } from './prose.ts'
import { tellsOfEnd } from './tells-of-end.ts'

/** A question is a few sentences; what is longer was copied from somewhere. */
const WORDS_AT_MOST = 80
const LINES_AT_MOST = 8

/**
 * Reads what nobody claimed as a question in words, where the bot was asked, and finds the entry that answers it.
 * Where nothing fits there is no evidence: a refusal, not a guess.
 */
export const readQuestion: Recognizer = (lines, taken, { knowledge, options }) => {
  if (!options.asked) return []
  const left = askedLines(lines, taken)
  const [first, last] = [left[0], left.at(-1)]
  if (first === undefined || last === undefined || left.length > LINES_AT_MOST) return []
  const words = left.map((index) => lines[index]?.text.trim()).join(' ')
  if (words.split(/\s+/).length > WORDS_AT_MOST) return []

  const entry = messageNamed(words, knowledge) ?? answerTo(words, knowledge)?.id
  if (!entry) return []
  // whoever says that it has stopped doesn't ask to have it mended
  if (entry.startsWith('messages/') && tellsOfEnd(words)) return []
  const spans = left.flatMap((index) => lines[index] ?? []).map((line) => line.lines)
  const [span, ...others] = runsOf(spans)
  return [
    {
      claims: left,
      evidence: {
        kind: 'question',
        level: 'explained',
        platform: 'unknown',
        lines: span ?? [1, 1],
        ...(others.length > 0 && { also: others }),
        entry,
        facts: [],
      },
    },
  ]
}

/**
 * The lines that were asked, of those that nobody claimed: all of them where all are a person's words; beside a paste
 * that nobody knows, only those with a question mark.
 */
function askedLines(lines: readonly Line[], taken: ReadonlySet<number>): number[] {
  const left = [...lines.keys()].filter((index) => !taken.has(index) && lines[index]?.text.trim() !== '')
  const prose = left.filter((index) => !lines[index]?.prompt && isProse(lines[index]?.text ?? ''))
  return prose.length === left.length
    ? prose
    : prose.filter((index) => /[?？]/.test(lines[index]?.text ?? ''))
}

/** The message whose name, without its facility, stands in the words: `what does comm_failed mean`. */
function messageNamed(words: string, knowledge: Knowledge): string | undefined {
  const names = words.match(/[a-z_]+/gi)?.filter((name) => name.includes('_')) ?? []
  for (const name of names) {
    const id = `messages/LICMGR/LOG_SMART_LIC_${name.toUpperCase()}`
    if (knowledge.messages.has(id)) return id
  }
  return undefined
}

/** Spans that follow each other, as one. */
function runsOf(spans: readonly Span[]): Span[] {
  const runs: Span[] = []
  for (const [first, last] of spans) {
    const before = runs.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else runs.push([first, last])
  }
  return runs
}
