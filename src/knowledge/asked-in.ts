import type { Asked } from './asked.ts'
import { type Nearness, openExamples } from './asked-nearest.ts'
import type { Knowledge } from './knowledge.ts'
import { isAsking, matchPattern, type Pattern, patternOf, questionsOf, type Sentence } from './says.ts'

/** A sentence of so many words at most, of which only the suspect's tells something, is a question without a verb. */
const WORDS_ALONE = 4

/** The examples decide alone from this score on, where no other entry comes this near to the best. */
const SURE_FROM = 0.34
const AHEAD_BY = 0.12
/** A pattern of an entry whose examples are so much farther than the best is a misfire. */
const BEHIND_BY = 0.2

/** A question about the diagnosis: its entry, the word at which it begins, and how many telling words it takes. */
export type Question = { id: string; entry: Asked; first: number; words: number }

/** `asks`: the sentence is asked, whatever its form. `by` and `except` (an example to leave out) are there to measure with. */
type How = { asks?: boolean; by?: 'patterns' | 'examples' | 'both'; except?: string }

/**
 * The questions about the diagnosis that a sentence asks, in the order of its words. Patterns of words find what they are
 * written for, and the nearest examples what is said in other words; where they contradict each other, the surer one holds.
 */
export function askedIn(sentence: Sentence, knowledge: Knowledge, how: How = {}): Question[] {
  const { asks = isAsking(sentence), by = 'both', except } = how
  const { compiled, examples } = opened(knowledge)
  const parts = asks ? [...new Set([sentence, ...questionsOf(sentence)])] : [sentence]
  const near = asks && by !== 'patterns' ? parts.map((part) => examples().nearest(part, except)) : []
  const starts = parts.map((part) => wordsBefore(part, sentence))
  const telling = (words: Sentence['words']) =>
    words.filter(({ text }) => !knowledge.stopWords.has(text)).length
  const found = new Map<string, Question>()
  if (by !== 'examples') {
    const isShort = sentence.words.length <= WORDS_ALONE && sentence.text.trimEnd().endsWith('?')
    for (const { id, entry, says, stated, alone } of compiled) {
      const told = placesOf(stated, sentence)
      const isMisfire = near.length > 0 && near.every((all) => isBehind(id, all))
      const asked = asks && !isMisfire ? parts.flatMap((part, at) => placesOf(says, part, starts[at])) : []
      const bare = isShort && !isMisfire ? placesOf(alone, sentence) : []
      const isWhole = (at: readonly number[]) =>
        telling(sentence.words.filter((_, n) => !at.includes(n))) === 0
      const all = [...told, ...asked, ...bare.filter(isWhole)]
      if (all.length === 0) continue
      const words = all.reduce(
        (most, own) => Math.max(most, telling(sentence.words.filter((_, place) => own.includes(place)))),
        0,
      )
      const first = all.flat().reduce((least, place) => Math.min(least, place))
      found.set(id, { id, entry, first, words })
    }
  }
  for (const [at, all] of near.entries()) {
    const id = surest(all)
    const entry = id === undefined ? undefined : knowledge.asked.get(id)
    if (id === undefined || !entry || found.has(id)) continue
    found.set(id, { id, entry, first: starts[at] ?? 0, words: telling(parts[at]?.words ?? []) })
  }
  return [...found.values()].sort((one, other) => one.first - other.first)
}

/** Where each of the patterns that fit stands; `from`: the word at which the part begins. */
function placesOf(patterns: readonly Pattern[], part: Sentence, from = 0): number[][] {
  return patterns
    .flatMap((pattern) => matchPattern(pattern, part) ?? [])
    .map(({ at }) => at.map((place) => place + from))
}

function wordsBefore(part: Sentence, { text }: Sentence): number {
  const before = text.slice(0, Math.max(0, text.indexOf(part.text))).trim()
  return before === '' ? 0 : before.split(/\s+/).length
}

/** The entry that the examples are sure of. Suspects that are named together are as near as each other: then none. */
function surest([best, second]: readonly Nearness[]): string | undefined {
  if (!best || best.denied || best.score < SURE_FROM) return undefined
  return best.score - (second?.score ?? 0) >= AHEAD_BY ? best.id : undefined
}

function isBehind(id: string, all: readonly Nearness[]): boolean {
  const own = all.find((each) => each.id === id)
  const sure = surest(all)
  if (own?.denied || (sure !== undefined && sure !== id)) return true
  return (all[0]?.score ?? 0) - (own?.score ?? 0) > BEHIND_BY
}

type Compiled = { id: string; entry: Asked; says: Pattern[]; stated: Pattern[]; alone: Pattern[] }
type Opened = { compiled: readonly Compiled[]; examples: () => ReturnType<typeof openExamples> }
const byKnowledge = new WeakMap<Knowledge, Opened>()

function opened(knowledge: Knowledge): Opened {
  const known = byKnowledge.get(knowledge)
  if (known) return known
  const compiled = [...knowledge.asked].flatMap(([id, entry]) =>
    entry.retired
      ? []
      : [
          {
            id,
            entry,
            says: entry.says.map(patternOf),
            stated: entry.stated.map(patternOf),
            alone: entry.alone.map(patternOf),
          },
        ],
  )
  let examples: ReturnType<typeof openExamples> | undefined
  const made: Opened = {
    compiled,
    examples: () => {
      examples ??= openExamples(knowledge.asked)
      return examples
    },
  }
  byKnowledge.set(knowledge, made)
  return made
}
