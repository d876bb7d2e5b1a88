import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { isProse } from './prose.ts'
import { tellsOfEnd } from './tells-of-end.ts'

/** A question is a few sentences; what is longer was copied from somewhere. */
const WORDS_AT_MOST = 120
const LINES_AT_MOST = 12
const TERSE_WORDS = 12

/**
 * Reads what nobody claimed as a question in words, where the bot was asked, and finds the entry that answers it. Where
 * nothing fits there is no evidence: a refusal, not a guess. Lines of output that nobody knows beside the words belong
 * to the question, where the words alone find nothing.
 */
export const readQuestion: Recognizer = (lines, taken, { knowledge, options }) => {
  if (!options.asked) return []
  const left = [...lines.keys()].filter((index) => !taken.has(index) && lines[index]?.text.trim() !== '')
  // one short line alone is a question, however terse: `404 on-prem url`
  const terse = left.length === 1 && wordsIn(left, lines).split(/\s+/).length <= TERSE_WORDS
  const prose = left.filter((index) => !lines[index]?.prompt && (terse || isProse(lines[index]?.text ?? '')))
  if (prose.length === 0) return []
  const asks = prose.filter((index) => /[?？]/.test(lines[index]?.text ?? ''))
  const all = prose.length === left.length
  const tries = all ? [prose] : asks.length > 0 ? [asks, prose, left] : []
  // beside a paste it is the paste that says which cause it is, not the words
  const fits = (entry: string) => taken.size === 0 || !entry.startsWith('causes/')
  for (const own of tries) {
    const entries = entriesFor(own, lines, knowledge).filter(fits)
    if (entries.length > 0) return entries.map((entry) => claimOf(own, lines, entry))
  }
  return []
}

/** Words that are a question of several sentences name messages and errors without reporting any. */
const PLAIN_FROM = 0.85
const PLAIN_WORDS = 9

/** A message's or an output's own words, and a prompt: something was pasted. */
const PASTED = /%[A-Z0-9_]+-\d-[A-Z0-9_]+/

/** A long line that asks is a person's, whatever commands it quotes. */
function asks(text: string): boolean {
  return text.includes('?') && text.split(/\s+/).length >= PLAIN_WORDS
}

/**
 * Reads a post that is nothing but a person's words as a question before its words are taken for messages and errors:
 * only where an answer is very sure.
 */
export const readPlainQuestion: Recognizer = (lines, _, { knowledge, options }) => {
  const own = [...lines.keys()].filter((index) => lines[index]?.text.trim() !== '')
  const isPlain = own.every((index) => {
    const line = lines[index]
    return line && !line.prompt && (isProse(line.text) || asks(line.text)) && !PASTED.test(line.text)
  })
  if (!options.asked || !isPlain || own.length === 0 || own.length > LINES_AT_MOST) return []
  const words = wordsIn(own, lines)
  const count = words.split(/\s+/).length
  if (count < PLAIN_WORDS || count > WORDS_AT_MOST || !words.includes('?')) return []
  const answers = knowledge.answersTo(words)
  if (!answers.some(({ id, score }) => id.startsWith('answers/') && score >= PLAIN_FROM)) return []
  return answers.map(({ id }) => claimOf(own, lines, id))
}

/** The entries that answer these lines; none where none is sure to. */
function entriesFor(own: readonly number[], lines: readonly Line[], knowledge: Knowledge): string[] {
  if (own.length > LINES_AT_MOST) return []
  const words = wordsIn(own, lines)
  if (words.split(/\s+/).length > WORDS_AT_MOST) return []
  const answers = knowledge.answersTo(words).map(({ id }) => id)
  if (answers[0]?.startsWith('answers/')) return answers
  const entry = messageNamed(words, knowledge) ?? answers[0]
  // whoever says that it has stopped doesn't ask to have it repaired
  return !entry || (entry.startsWith('messages/') && tellsOfEnd(words)) ? [] : [entry]
}

function wordsIn(own: readonly number[], lines: readonly Line[]): string {
  return own.map((index) => lines[index]?.text.trim()).join(' ')
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
