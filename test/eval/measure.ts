import type { Answer } from '../../src/reply/answer.ts'
import type { Question } from './golden.ts'

/** What became of a question: an entry that is right or wrong, or none, rightly or wrongly. */
export type Outcome = 'right entry' | 'right refusal' | 'wrong refusal' | 'wrong entry'

/** What each outcome is worth: a wrong entry costs an engineer hours, a refusal only a look elsewhere. */
export const WORTH: Readonly<Record<Outcome, number>> = {
  'right entry': 1,
  'right refusal': 1,
  'wrong refusal': 0,
  'wrong entry': -3,
}

/** How many questions had which outcome; `score` is their worth as a part of the most that could be had. */
export type Figures = { questions: number; outcomes: Record<Outcome, number>; score: number }

/** The entry that an answer speaks of first; undefined where the bot says that it knows none. */
export function shownEntry({ evidence }: Answer): string | undefined {
  return evidence.find(({ level }) => level !== 'supporting')?.entry
}

/**
 * Judges the entry that was shown by the label of the question. An answer is right as well where it is about an entry that
 * is: the labels are older than the answers. `about` are the entries of the answer that was shown.
 */
export function judge(
  { right }: Question,
  shown: string | undefined,
  about: readonly string[] = [],
): Outcome {
  if (shown === undefined) return right.length > 0 ? 'wrong refusal' : 'right refusal'
  return [shown, ...about].some((id) => right.includes(id)) ? 'right entry' : 'wrong entry'
}

/** Counts outcomes. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const counts: Record<Outcome, number> = {
    'right entry': 0,
    'right refusal': 0,
    'wrong refusal': 0,
    'wrong entry': 0,
  }
  for (const outcome of outcomes) counts[outcome]++
  const worth = outcomes.reduce((sum, outcome) => sum + WORTH[outcome], 0)
  return {
    questions: outcomes.length,
    outcomes: counts,
    score: outcomes.length > 0 ? worth / outcomes.length : 0,
  }
}
