import { answerTo } from '../knowledge/answer-to.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { isProse } from './prose.ts'
import { tellsOfEnd } from './tells-of-end.ts'

/** A question is a few sentences; what is longer was copied from somewhere. */
const WORDS_AT_MOST = 120
const LINES_AT_MOST = 12

/**
 * Reads what nobody claimed as a question in words, where the bot was asked, and finds the entry that answers it. Where
 * nothing fits there is no evidence: a refusal, not a guess. Lines of output that nobody knows beside the words belong
 * to the question, where the words alone find nothing.
 */
export const readQuestion: Recognizer = (lines, taken, { knowledge, options }) => {
  if (!options.asked) return []
  const left = [...lines.keys()].filter((index) => !taken.has(index) && lines[index]?.text.trim() !== '')
  const prose = left.filter((index) => !lines[index]?.prompt && isProse(lines[index]?.text ?? ''))
  if (prose.length === 0) return []
  const asks = prose.filter((index) => /[?？]/.test(lines[index]?.text ?? ''))
  const all = prose.length === left.length
  const tries = all ? [prose] : asks.length > 0 ? [asks, prose, left] : []
  for (const own of tries) {
    const entry = entryFor(own, lines, knowledge)
    if (entry) return [claimOf(own, lines, entry)]
  }
  return []
}

/** The entry that answers these lines; undefined where none is sure to. */
function entryFor(own: readonly number[], lines: readonly Line[], knowledge: Knowledge): string | undefined {
  if (own.length > LINES_AT_MOST) return undefined
  const words = own.map((index) => lines[index]?.text.trim()).join(' ')
  if (words.split(/\s+/).length > WORDS_AT_MOST) return undefined
  const answer = answerTo(words, knowledge)?.id
  const entry = answer?.startsWith('answers/') ? answer : (messageNamed(words, knowledge) ?? answer)
  // whoever says that it has stopped doesn't ask to have it repaired
  return entry?.startsWith('messages/') && tellsOfEnd(words) ? undefined : entry
}

function claimOf(own: number[], lines: readonly Line[], entry: string): Claim {
  const spans = own.flatMap((index) => lines[index] ?? []).map((line) => line.lines)
  const [span, ...others] = runsOf(spans)
  return {
    claims: own,
    evidence: {
      kind: 'question',
      level: 'explained',
      platform: 'unknown',
      lines: span ?? [1, 1],
      ...(others.length > 0 && { also: others }),
      entry,
      facts: [],
    },
  }
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
