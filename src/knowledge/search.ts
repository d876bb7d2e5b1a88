import { type Entry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { buildIndex, type SearchEntry, type SearchIndex, weightOf } from './search-index.ts'
import { openNames } from './search-names.ts'
import { openQuestions, type SearchQuestion } from './search-question.ts'
import type { SearchWords } from './search-words.ts'

/** Kinds that answer a question on their own; clocks and the bot's questions speak only within another answer. */
const ANSWERING = KINDS.filter((kind) => kind !== 'clocks' && kind !== 'questions')

/** Hits of BM25 that are looked at closely. */
const CANDIDATES = 30

/**
 * What a question must come to, by how it is ours. `covered`: of the weight of its words, the share that the entry holds;
 * `line`: the share that one line of the entry holds, its keywords included, since what stands scattered is chance;
 * `alike`: how like that line and the question are. A word of the field is let off the most.
 */
const LEAST = {
  alone: { covered: 0.5, line: 0.4, alike: 0 },
  nearly: { covered: 0.6, line: 0.5, alike: 0.3 },
  neither: { covered: 0.6, line: 0.5, alike: 0.8 },
}

/** How like a line a question must be where it has only one word that tells anything, and that is no word of the field. */
const ALIKE_FOR_ONE_WORD = 0.8

/** What a word of the field weighs at least: such words stand in many entries, and still nothing says more. */
const FIELD_WORD = 3

/** What counts for the order of hits, each between 0 and 1: likeness, coverage, BM25, and the kind that is asked for. */
const COUNTS = { alike: 8, covered: 2, bm25: 1, kind: 1 }

/** The folders of each kind of question. */
const FOLDERS: Record<string, readonly string[]> = {
  concepts: ['concepts'],
  actions: ['actions', 'procedures'],
  issues: ['issues', 'messages'],
  outputs: ['outputs'],
}

type Base = Omit<Knowledge, 'search' | 'version' | 'synonyms' | 'stopWords'>

/**
 * Makes the search over the entries; the index is built at the first question. BM25 finds candidates and says nothing
 * of whether any of them fits, so each is measured: how much of the question it holds, how like one of its lines the
 * question is, and whether the question is about this field at all. Where none passes there is no hit.
 */
export function createSearch(base: Base, words: SearchWords): (question: string) => SearchHit[] {
  let ask: ((question: string) => SearchHit[]) | undefined
  return (question) => {
    ask ??= openSearch(base, words)
    return ask(question)
  }
}

function openSearch(base: Base, words: SearchWords): (question: string) => SearchHit[] {
  const entries = ANSWERING.flatMap((kind) => [...base[kind]] as [string, Entry][]).filter(
    ([, { retired }]) => !retired,
  )
  const index = buildIndex(entries, base.messages, words)
  const read = openQuestions(words, index)
  const named = openNames(base)

  return (text) => {
    const question = read(text)
    const exact = named(question.plain)
    if (exact) return [exact]
    if (question.others || question.terms.length === 0) return []
    const found = index.find(question.terms).slice(0, CANDIDATES)
    const best = found[0]?.score ?? 1
    return found
      .flatMap(({ id, score }) => {
        const entry = index.entries.get(id)
        const measured = entry && measure(question, entry, index)
        if (!measured) return []
        const kind = question.wants.some((each) =>
          FOLDERS[each]?.some((folder) => id.startsWith(`${folder}/`)),
        )
        const { alike, covered } = measured
        const total =
          COUNTS.alike * alike +
          COUNTS.covered * covered +
          (COUNTS.bm25 * score) / best +
          (kind ? COUNTS.kind : 0)
        return [{ id, title: entry.title, score: total }]
      })
      .sort((one, other) => other.score - one.score)
  }
}

/** How well an entry fits a question, each between 0 and 1; undefined where it doesn't. */
function measure(
  { terms, alone, nearly, context }: SearchQuestion,
  entry: SearchEntry,
  index: SearchIndex,
): { alike: number; covered: number } | undefined {
  const weigh = (term: string) => Math.max(index.weigh(term), alone.has(term) ? FIELD_WORD : 0)
  const total = weightOf(terms, weigh)
  const held = terms.filter((term) => entry.terms.has(term))
  const telling = held.filter((term) => !index.denials.has(term) && !context.has(term))
  const covered = weightOf(held, weigh) / total
  const { alike, line } = nearestLine(terms, entry, index, weigh)

  const ours = telling.some((term) => alone.has(term))
  const close = held.some((term) => nearly.has(term) || context.has(term))
  const least = ours ? LEAST.alone : close ? LEAST.nearly : LEAST.neither
  if (covered < least.covered || line < least.line || alike < least.alike) return undefined
  if (ours || telling.length > 1) return { alike, covered }
  if (telling.length === 0 || !close || (alike < ALIKE_FOR_ONE_WORD && context.size === 0)) return undefined
  return { alike, covered }
}

/** How like the nearest line of an entry a question is, and how much of it one line holds, keywords included. */
function nearestLine(
  terms: readonly string[],
  { lines, keywords }: SearchEntry,
  index: SearchIndex,
  weigh: (term: string) => number,
): { alike: number; line: number } {
  const total = weightOf(terms, weigh)
  const plainTotal = weightOf(terms, index.weigh)
  let [alike, most] = [0, 0]
  for (const line of lines) {
    most = Math.max(
      most,
      weightOf(
        terms.filter((term) => line.terms.has(term) || keywords.has(term)),
        weigh,
      ) / total,
    )
    const both = weightOf(
      terms.filter((term) => line.terms.has(term)),
      index.weigh,
    )
    // the harmonic mean of how much of the question the line holds, and of the line the question
    alike = Math.max(alike, (line.counts * 2 * both) / (plainTotal + line.weight))
  }
  return { alike, line: most }
}
