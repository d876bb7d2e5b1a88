import type { SearchEntry, SearchIndex } from './search-index.ts'
import type { SearchQuestion } from './search-question.ts'

/** What a word counts for a line that lacks it, where it is a keyword of the entry. */
const KEYWORD_COUNTS = 0.5

/** The folders of each kind of question. */
const FOLDERS: Record<string, readonly string[]> = {
  concepts: ['concepts'],
  actions: ['actions', 'procedures'],
  issues: ['issues', 'messages'],
  outputs: ['outputs'],
}

/**
 * What is measured of an entry for a question, in this order: how like its words are to one of its lines, how much of the
 * question it holds, BM25; by meaning: how near the nearest phrase is, its words and those of the next, the next; whether
 * its kind is asked for, whether it is an answer, whether it is only a name; how much of the question a phrase holds;
 * then what its lines tell together (`Sound`).
 */
export type Features = readonly number[]

/** Where in the features stands how much of the question an entry holds. */
export const COVERED = 1

/** An entry, measured. */
export type Measured = { id: string; features: Features }

/** Measures every entry for a question. */
export function measure(text: string, question: SearchQuestion, index: SearchIndex): Measured[] {
  const found = index.find(question.terms)
  const best = found[0]?.score ?? 1
  const scores = new Map(found.map(({ id, score }) => [id, score / best]))
  const weighed = question.terms.map((term) => ({ term, weight: index.weigh(term) }))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0) || 1
  const compare = index.phrases.compare(text)
  const sound = index.sound(text, question.terms)

  return [...index.entries].map(([id, entry], place) => {
    const held = weighed.filter(({ term }) => entry.terms.has(term))
    const covered = held.reduce((sum, { weight }) => sum + weight, 0) / total
    const kind = question.wants.some((each) => FOLDERS[each]?.some((folder) => id.startsWith(`${folder}/`)))
    const near = compare(entry.phrases)
    return {
      id,
      features: [
        likeness(held, total, entry),
        covered,
        scores.get(id) ?? 0,
        near.meaning,
        near.words,
        near.nextWords,
        near.nextMeaning,
        kind ? 1 : 0,
        id.startsWith('answers/') ? 1 : 0,
        entry.describes ? 0 : 1,
        near.held,
        ...(sound[place] ?? []),
      ],
    }
  })
}

/** A term of a question, and what it says by itself. */
type Weighed = { term: string; weight: number }

/**
 * How like the nearest line of an entry a question of that weight is: the harmonic mean of how much of the question the
 * line and the entry's keywords hold, and of the line the question.
 */
function likeness(held: readonly Weighed[], total: number, { lines, keywords }: SearchEntry): number {
  let most = 0
  for (const { terms, weight, counts } of lines) {
    let [both, beside] = [0, 0]
    for (const each of held) {
      if (terms.has(each.term)) both += each.weight
      else if (keywords.has(each.term)) beside += each.weight * KEYWORD_COUNTS
    }
    if (both === 0) continue
    const [ofQuestion, ofLine] = [(both + beside) / total, both / weight]
    most = Math.max(most, (counts * 2 * ofQuestion * ofLine) / (ofQuestion + ofLine))
  }
  return most
}
