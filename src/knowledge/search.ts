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

/** Of the weight of a question's words, the share that the entry must hold. */
const COVERED_AT_LEAST = 0.5

/** The share that one line of it must hold, its keywords included: what stands scattered over an entry is chance. */
const LINE_COVERED_AT_LEAST = 0.4

/** How like a line of the entry a question must be that holds no word of the field. */
const ALIKE_AT_LEAST = 0.8

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
  { terms, ours, together }: SearchQuestion,
  entry: SearchEntry,
  { weigh, denials }: SearchIndex,
): { alike: number; covered: number } | undefined {
  const total = weightOf(terms, weigh)
  const matched = terms.filter((term) => entry.terms.has(term))
  const covered = weightOf(matched, weigh) / total
  if (covered < COVERED_AT_LEAST) return undefined

  let alike = 0
  let lineCovered = 0
  for (const line of entry.lines) {
    const both = terms.filter((term) => line.terms.has(term))
    const keywords = terms.filter((term) => !line.terms.has(term) && entry.keywords.has(term))
    const weight = weightOf(both, weigh)
    lineCovered = Math.max(lineCovered, (weight + weightOf(keywords, weigh)) / total)
    // the harmonic mean of how much of the question the line holds, and of the line the question
    alike = Math.max(alike, (2 * weight) / (total + line.weight))
  }
  if (lineCovered < LINE_COVERED_AT_LEAST) return undefined

  const telling = matched.filter((term) => !denials.has(term))
  const fits =
    telling.length > 0 &&
    (ours || (telling.length > 1 && (alike >= ALIKE_AT_LEAST || telling.some((term) => together.has(term)))))
  return fits ? { alike, covered } : undefined
}
