import { type Entry, findEntry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { referencesOf } from './references.ts'
import { buildIndex } from './search-index.ts'
import { openNames } from './search-names.ts'
import { openQuestions } from './search-question.ts'
import { type Ranked, rank, sureness } from './search-rank.ts'
import { NEAR_FROM, SURE_FROM } from './search-weights.ts'
import type { SearchWords } from './search-words.ts'
import { sentencesOf } from './sentences.ts'

/** Kinds that speak only within another answer. */
const WITHIN: ReadonlySet<string> = new Set(['clocks', 'questions', 'asked', 'remarks', 'said'])
const ANSWERING = KINDS.filter((kind) => !WITHIN.has(kind))

/** Entries that are offered as a choice. */
const NEAR_AT_MOST = 3

/** Sentences of a long question that are looked up by themselves. */
const SENTENCES_AT_MOST = 3

/** A sentence by itself must be this much surer than the whole. */
const SENTENCE_LEAD = 0.05

/** What a search can be asked. */
export type Search = Pick<Knowledge, 'search' | 'answer' | 'near'>

type Base = Omit<Knowledge, keyof Search | 'version' | 'synonyms' | 'stopWords'>

/**
 * Makes the search over the entries; the index is built at the first question. Words (BM25, likeness to a line) and
 * meaning (word vectors) together order the entries, and a second look says how sure the first of them is the answer.
 */
export function createSearch(base: Base, words: SearchWords): Search {
  let opened: Search | undefined
  const open = () => {
    opened ??= openSearch(base, words)
    return opened
  }
  return {
    search: (question) => open().search(question),
    answer: (question) => open().answer(question),
    near: (question) => open().near(question),
  }
}

/** The index that a search is made of, and how it reads a question; for the script that sets the weights. */
export function openRanking(base: Base, words: SearchWords) {
  const entries = ANSWERING.flatMap((kind) => [...base[kind]] as [string, Entry][]).filter(
    ([, { retired }]) => !retired,
  )
  const index = buildIndex(entries, base.messages, words)
  const readQuestion = openQuestions(words, index)
  const isOne = openOneness(base)
  const look = (text: string) => {
    const spelled = index.spelled(text)
    const question = readQuestion(spelled)
    return { question, ranked: rank(spelled, question, index) }
  }
  return { entries, index, isOne, look }
}

function openSearch(base: Base, words: SearchWords): Search {
  const { entries, index, isOne, look } = openRanking(base, words)
  const named = openNames(base, entries)
  let last: { text: string; looked: Looked } | undefined
  const lookUp = (text: string): Looked => {
    if (last?.text === text) return last.looked
    const looked = [text, ...sentencesOf(text, SENTENCES_AT_MOST)].map((each, at): Looked => {
      const { question, ranked } = look(each)
      const sure = sureness(question, ranked, index, isOne)
      return { ranked, sure: at === 0 ? sure : sure - SENTENCE_LEAD }
    })
    const best = looked.reduce((one, other) => (other.sure > one.sure ? other : one))
    last = { text, looked: best }
    return best
  }

  return {
    search(text) {
      const exact = named(text)
      const hits = lookUp(text).ranked.map(hitOf)
      return exact ? [exact, ...hits.filter(({ id }) => id !== exact.id)] : hits
    },
    answer(text) {
      const exact = named(text)
      if (exact) return exact
      const { ranked, sure } = lookUp(text)
      return sure >= SURE_FROM ? ranked.slice(0, 1).map(hitOf)[0] : undefined
    },
    near(text) {
      const { ranked, sure } = lookUp(text)
      if (sure < NEAR_FROM) return []
      return distinct(ranked, isOne).slice(0, NEAR_AT_MOST).map(hitOf)
    },
  }
}

/** The entries for a question, and how sure the first is the answer. */
type Looked = { ranked: Ranked[]; sure: number }

function hitOf({ id, title, score }: Ranked): SearchHit {
  return { id, title, score }
}

/** The hits without those that are about the same thing as a better one. */
function distinct(ranked: readonly Ranked[], isOne: (one: string, other: string) => boolean): Ranked[] {
  const kept: Ranked[] = []
  for (const each of ranked) {
    if (!kept.some(({ id }) => id.startsWith('answers/') && isOne(id, each.id))) kept.push(each)
  }
  return kept
}

/** Whether two entries are about one thing: one of them names the other (a cause its action, an answer its matter). */
function openOneness(base: Base): (one: string, other: string) => boolean {
  const named = new Map<string, ReadonlySet<string>>()
  const namesOf = (id: string): ReadonlySet<string> => {
    const known = named.get(id)
    if (known) return known
    const entry = findEntry(base as Knowledge, id)
    const names = new Set(entry ? referencesOf(entry).map((each) => each.id.split('#')[0] ?? '') : [])
    named.set(id, names)
    return names
  }
  return (one, other) => namesOf(one).has(other) || namesOf(other).has(one)
}
