import { type Entry, findEntry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { referencesOf } from './references.ts'
import { COVERED } from './search-features.ts'
import { buildIndex } from './search-index.ts'
import { openNames } from './search-names.ts'
import { openQuestions } from './search-question.ts'
import { type Ranked, rank, sureness } from './search-rank.ts'
import { type Looked, saidAnswers } from './search-sentences.ts'
import { NEAR_FROM, SURE_FROM } from './search-weights.ts'
import type { SearchWords } from './search-words.ts'
import { sentencesOf } from './sentences.ts'

/** Kinds that speak only within another answer. */
const WITHIN: ReadonlySet<string> = new Set(['clocks', 'questions', 'asked', 'remarks', 'said'])
/** Kinds whose entries answer by themselves. */
export const ANSWERING = KINDS.filter((kind) => !WITHIN.has(kind))

/** Entries that are offered as a choice. */
const NEAR_AT_MOST = 3

/** Sentences of a long question that are looked up by themselves. */
const SENTENCES_AT_MOST = 3

/** In more words than these a name is only spoken of, where an answer to all of them is this sure. */
const WORDS_OF_A_NAME = 8
const SURER_THAN_A_NAME = 0.75

/** What a question without a word that is only ours must be surer, and one of which only a single word is known. */
const STRANGE = 0.07
const ONE_STRANGE_WORD = 0.4

/** What a search can be asked. */
export type Search = Pick<Knowledge, 'search' | 'answer' | 'answersTo' | 'near'>

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
    answersTo: (question) => open().answersTo(question),
    near: (question) => open().near(question),
  }
}

/** The index that a search is made of, and how it reads a question; for the script that sets the weights. */
export function openRanking(base: Base, words: SearchWords) {
  const entries = allOf(base).filter(([, entry]) => !('within' in entry && entry.within))
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

/** Entries that are in use, of the kinds that can stand alone. */
function allOf(base: Base): [string, Entry][] {
  return ANSWERING.flatMap((kind) => [...base[kind]] as [string, Entry][]).filter(
    ([, { retired }]) => !retired,
  )
}

function openSearch(base: Base, words: SearchWords): Search {
  const { index, isOne, look } = openRanking(base, words)
  const named = openNames(base, allOf(base))
  let last: { text: string; looked: Looked[] } | undefined
  const lookUp = (text: string): Looked[] => {
    if (last?.text === text) return last.looked
    const lookAt = (each: string): Looked => {
      const { question, ranked } = look(each)
      const isOurs = question.alone.size + question.context.size > 0
      const known = question.terms.filter((term) => index.held.has(term)).length
      const strange = known > 1 ? STRANGE : ONE_STRANGE_WORD
      const sure = sureness(question, ranked, index, isOne) - (isOurs ? 0 : strange)
      return { text: each, ranked, sure }
    }
    const whole = lookAt(text)
    // where the whole is sure of its answer, only what is asked beside it counts
    const sentences = sentencesOf(text, SENTENCES_AT_MOST).filter(
      (each) => whole.sure < SURE_FROM || each.endsWith('?'),
    )
    const looked = [whole, ...sentences.map(lookAt)]
    last = { text, looked }
    return looked
  }
  const answersTo = (text: string): SearchHit[] => {
    const exact = named(text)
    if (exact && text.trim().split(/\s+/).length <= WORDS_OF_A_NAME) return [exact]
    const said = saidAnswers(lookUp(text), isOne)
    const isSure = said.some(({ id, score }) => id.startsWith('answers/') && score >= SURER_THAN_A_NAME)
    return exact && !isSure ? [exact] : said
  }

  return {
    search(text) {
      const exact = named(text)
      const ranked = lookUp(text)[0]?.ranked.filter(isHeld) ?? []
      // a word that tells nothing within a question may still be all that somebody looks for
      const hits = ranked.length > 0 ? ranked.map(hitOf) : index.holding(text)
      return exact ? [exact, ...hits.filter(({ id }) => id !== exact.id)] : hits
    },
    answer: (text) => answersTo(text)[0],
    answersTo,
    near(text) {
      const [whole, ...sentences] = lookUp(text)
      const surest = sentences.reduce((most, { sure }) => Math.max(most, sure), whole?.sure ?? 0)
      if (!whole || surest < NEAR_FROM) return []
      // what a sentence asks by itself comes after the best of the whole
      const asked = sentences
        .toSorted((one, other) => other.sure - one.sure)
        .flatMap(({ ranked }) => ranked.slice(0, 1))
      const [best, second, ...others] = whole.ranked
      const all = [best, second, ...asked, ...others].filter((each) => each !== undefined)
      return distinct(all, isOne).slice(0, NEAR_AT_MOST).map(hitOf)
    },
  }
}

/** Whether an entry holds any word of a question. */
function isHeld({ features }: Ranked): boolean {
  return (features[COVERED] ?? 0) > 0
}

function hitOf({ id, title, score }: Ranked): SearchHit {
  return { id, title, score }
}

/** The hits without those that are about the same thing as a better one. */
function distinct(ranked: readonly Ranked[], isOne: (one: string, other: string) => boolean): Ranked[] {
  const kept: Ranked[] = []
  for (const each of ranked) {
    const isThere = kept.some(({ id }) => id === each.id || (id.startsWith('answers/') && isOne(id, each.id)))
    if (!isThere) kept.push(each)
  }
  return kept
}

/**
 * Whether two entries are about one thing: one of them names the other (a cause its action, an answer its matter), or both
 * are answers whose matter is the same action.
 */
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
  const actionsOf = (id: string) =>
    base.answers.get(id)?.about.filter((each) => each.startsWith('actions/')) ?? []
  return (one, other) =>
    namesOf(one).has(other) ||
    namesOf(other).has(one) ||
    actionsOf(one).some((each) => actionsOf(other).includes(each))
}
