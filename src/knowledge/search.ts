import { type Entry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { buildIndex, type SearchEntry, type SearchIndex } from './search-index.ts'
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

/** What counts for the order of hits, and how much: likeness, coverage, BM25, and the kind that is asked for. */
const COUNTS = { alike: 8, covered: 2, bm25: 1, kind: 1.5 }

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
  const weighed = terms.map((term): Weighed => {
    const weight = index.weigh(term)
    return { term, weight, share: Math.max(weight, alone.has(term) ? FIELD_WORD : 0) }
  })
  const total = sumOf(weighed, 'share')
  const held = weighed.filter(({ term }) => entry.terms.has(term))
  const telling = held.filter(({ term }) => !index.denials.has(term) && !context.has(term))
  const covered = sumOf(held, 'share') / total

  const ours = telling.some(({ term }) => alone.has(term))
  const close = held.some(({ term }) => nearly.has(term) || context.has(term))
  const least = ours ? LEAST.alone : close ? LEAST.nearly : LEAST.neither
  if (telling.length === 0 || covered < least.covered) return undefined

  const { alike, most } = nearestLine(held, sumOf(weighed, 'weight'), entry)
  if (most / total < least.line || alike < least.alike) return undefined
  const enough = ours || telling.length > 1 || (close && (alike >= ALIKE_FOR_ONE_WORD || context.size > 0))
  return enough ? { alike, covered } : undefined
}

/** A term of a question: what it says by itself, and its part of the question. */
type Weighed = { term: string; weight: number; share: number }

/**
 * How like the nearest line of an entry a question of that weight is: the harmonic mean of how much of the question the
 * line holds, and of the line the question. And the most that one line holds of it, keywords included.
 */
function nearestLine(
  held: readonly Weighed[],
  total: number,
  { lines, keywords }: SearchEntry,
): { alike: number; most: number } {
  let [alike, most] = [0, 0]
  for (const { terms, weight, counts } of lines) {
    let [both, share] = [0, 0]
    for (const each of held) {
      const inLine = terms.has(each.term)
      if (inLine) both += each.weight
      if (inLine || keywords.has(each.term)) share += each.share
    }
    alike = Math.max(alike, (counts * 2 * both) / (total + weight))
    most = Math.max(most, share)
  }
  return { alike, most }
}

function sumOf(weighed: readonly Weighed[], what: 'weight' | 'share'): number {
  return weighed.reduce((sum, each) => sum + each[what], 0)
}
