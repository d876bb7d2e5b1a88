import MiniSearch from 'minisearch'
import { type Entry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { openVocabulary, termsOf, type Vocabulary } from './search-terms.ts'

/** Kinds that answer a question on their own; clocks and the bot's questions speak only within another answer. */
const ANSWERING = KINDS.filter((kind) => kind !== 'clocks' && kind !== 'questions')

/** A question's terms at most; a long paste is no question. */
const TERMS_AT_MOST = 32

/** Of the weight of a question's words, the share that the entry must hold. */
const COVERED_AT_LEAST = 0.6

/** What a word weighs that no entry holds: more than any that some do, since it says that the question is about else. */
const UNKNOWN_WORD = 4

const BOOST = { asks: 4, title: 3, keywords: 3, words: 1 }

type Base = Omit<Knowledge, 'search' | 'version'>

/** Makes the search over the entries; the index is built at the first question. */
export function createSearch(base: Base): (words: string) => SearchHit[] {
  let ask: ((words: string) => SearchHit[]) | undefined
  return (words) => {
    ask ??= buildIndex(base)
    return ask(words)
  }
}

function buildIndex(base: Base): (words: string) => SearchHit[] {
  const vocabulary = openVocabulary(base.synonyms, base.stopWords)
  const entries = ANSWERING.flatMap((kind) => [...base[kind]] as [string, Entry][]).filter(
    ([, { retired }]) => !retired,
  )
  const titles = new Map(entries.map(([id, { title }]) => [id, title]))
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    searchOptions: { boost: BOOST, combineWith: 'OR' },
    tokenize: (text) => termsOf(text, vocabulary),
    processTerm: (term) => term,
  })
  index.addAll(entries.map(([id, entry]) => ({ id, ...fieldsOf(id, entry) })))
  const frequency = countTerms(entries, vocabulary)

  return (words) => {
    const terms = [...new Set(termsOf(words, vocabulary))].slice(0, TERMS_AT_MOST)
    const weight = new Map(terms.map((term) => [term, weigh(term, frequency, entries.length)]))
    const total = [...weight.values()].reduce((sum, each) => sum + each, 0)
    const strong = terms.filter((term) => vocabulary.domain.has(term))
    if (strong.length === 0) return []
    return index
      .search(terms.join(' '))
      .filter(({ queryTerms }) => {
        const covered = queryTerms.reduce((sum, term) => sum + (weight.get(term) ?? 0), 0)
        return covered / total >= COVERED_AT_LEAST && queryTerms.some((term) => strong.includes(term))
      })
      .map(({ id, score }) => ({ id: String(id), title: titles.get(String(id)) ?? '', score }))
  }
}

/** The inverse document frequency: a rare word says more. */
function weigh(term: string, frequency: ReadonlyMap<string, number>, entries: number): number {
  const held = frequency.get(term)
  return held === undefined ? UNKNOWN_WORD : Math.log(1 + entries / held)
}

function fieldsOf(id: string, entry: Entry): Record<keyof typeof BOOST, string> {
  const plain = entry as Partial<
    Record<'means' | 'text' | 'why' | 'healthy' | 'lookalike' | 'impact', unknown>
  >
  return {
    asks: (entry.asks ?? []).join('\n'),
    title: entry.title,
    keywords: [...(entry.keywords ?? []), id.split('/').at(-1) ?? ''].join('\n'),
    words: [plain.means, plain.why, plain.text, plain.healthy, plain.lookalike, stepsOf(entry), rowsOf(entry)]
      .flat()
      .join('\n'),
  }
}

function stepsOf(entry: Entry): string {
  if (!('steps' in entry)) return ''
  return entry.steps.flatMap((step) => [step.do, ...step.commands.map(({ text }) => text)]).join('\n')
}

function rowsOf(entry: Entry): string {
  return 'rows' in entry ? entry.rows.map(({ term, means }) => `${term} ${means}`).join('\n') : ''
}

function countTerms(entries: readonly [string, Entry][], vocabulary: Vocabulary): Map<string, number> {
  const count = new Map<string, number>()
  for (const [id, entry] of entries) {
    for (const term of new Set(termsOf(Object.values(fieldsOf(id, entry)).join('\n'), vocabulary))) {
      count.set(term, (count.get(term) ?? 0) + 1)
    }
  }
  return count
}
