import { type Entry, KINDS } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { buildIndex, type SearchEntry, type SearchIndex } from './search-index.ts'
import { openNames } from './search-names.ts'
import { clausesOf, openQuestions, type SearchQuestion } from './search-question.ts'
import type { SearchWords } from './search-words.ts'

/** Kinds that answer a question on their own; clocks and the bot's questions speak only within another answer. */
/** Kinds that speak only within another answer. */
const WITHIN: ReadonlySet<string> = new Set(['clocks', 'questions', 'asked', 'remarks', 'said'])
const ANSWERING = KINDS.filter((kind) => !WITHIN.has(kind))

/** Hits of BM25 that are looked at closely. */
const CANDIDATES = 30

/** What a question must come to, by how it is ours. */
type Least = Record<
  'alone' | 'nearly' | 'context' | 'neither',
  { covered: number; alike: number; telling: number }
>

/**
 * What a question must come to, by how it is ours. `covered`: of the weight of its words, the share that the entry holds;
 * `alike`: how like a line of the entry it is. A word of the field is let off the most; where there is none, one word
 * that tells anything isn't enough, whatever it is like. These figures, and those below, are set on
 * test/knowledge/questions.yml; test/knowledge/search.test.ts prints what they come to, there and on unseen questions.
 */
const LEAST: Least = {
  alone: { covered: 0.45, alike: 0.58, telling: 1 },
  nearly: { covered: 0.6, alike: 0.65, telling: 1 },
  context: { covered: 0.6, alike: 0.7, telling: 1 },
  neither: { covered: 0.7, alike: 0.72, telling: 2 },
}

/** What a clause must come to where the whole question fits nothing. */
const LEAST_OF_CLAUSE = {
  alone: { ...LEAST.alone, alike: 0.9 },
  nearly: { ...LEAST.nearly, alike: 0.9 },
  context: { ...LEAST.context, alike: 0.9 },
  neither: { ...LEAST.neither, alike: 0.9 },
}

/** What a question must come to for an entry to be named as near; it answers nothing. */
const LEAST_TO_BE_NEAR = {
  alone: { covered: 0.3, alike: 0.35, telling: 1 },
  nearly: { covered: 0.3, alike: 0.35, telling: 1 },
  context: { covered: 0.4, alike: 0.4, telling: 1 },
  neither: { covered: 0.5, alike: 0.5, telling: 2 },
}

/** Entries that are named as near. */
const NEAR_AT_MOST = 3

/** What a word counts for a line that lacks it, where it is a keyword of the entry. */
const KEYWORD_COUNTS = 0.5

/** What a word of the field weighs at least: such words stand in many entries, and still nothing says more. */
const FIELD_WORD = 3

/**
 * What counts for the order of hits, and how much: likeness, coverage, BM25, and the kind that is asked for; against it,
 * that an entry is only a name.
 */
const COUNTS = { alike: 8, covered: 2, bm25: 1, kind: 1.5, namedOnly: 0.6 }

/** The folders of each kind of question. */
const FOLDERS: Record<string, readonly string[]> = {
  concepts: ['concepts'],
  actions: ['actions', 'procedures'],
  issues: ['issues', 'messages'],
  outputs: ['outputs'],
}

type Base = Omit<Knowledge, 'search' | 'near' | 'version' | 'synonyms' | 'stopWords'>

/**
 * Makes the search over the entries; the index is built at the first question. BM25 finds candidates and says nothing
 * of whether any of them fits, so each is measured: how much of the question it holds, how like one of its lines the
 * question is, and whether the question is about this field at all. Where none passes there is no hit; `near` then
 * has those that came nearest.
 */
export function createSearch(base: Base, words: SearchWords): Pick<Knowledge, 'search' | 'near'> {
  let opened: Pick<Knowledge, 'search' | 'near'> | undefined
  const open = () => {
    opened ??= openSearch(base, words)
    return opened
  }
  return { search: (question) => open().search(question), near: (question) => open().near(question) }
}

function openSearch(base: Base, words: SearchWords): Pick<Knowledge, 'search' | 'near'> {
  const entries = ANSWERING.flatMap((kind) => [...base[kind]] as [string, Entry][]).filter(
    ([, { retired }]) => !retired,
  )
  const index = buildIndex(entries, base.messages, words)
  const read = openQuestions(words, index)
  const named = openNames(base, entries)

  return {
    search(text) {
      const question = read(text)
      const exact = named(question.plain)
      if (exact) return [exact]
      if (isElsewhere(question)) return []
      const whole = rank(question, index, LEAST)
      if (whole.length > 0) return whole
      const clauses = clausesOf(text, words.joins).flatMap((clause) =>
        rank(read(clause), index, LEAST_OF_CLAUSE),
      )
      const best = Map.groupBy(clauses.sort(byScore), ({ id }) => id)
      return [...best.values()].flatMap(([hit]) => hit ?? [])
    },
    near(text) {
      const question = read(text)
      return isElsewhere(question) ? [] : rank(question, index, LEAST_TO_BE_NEAR).slice(0, NEAR_AT_MOST)
    },
  }
}

/** Whether another product is named, and nothing that only licensing knows beside it. */
function isElsewhere({ others, alone }: SearchQuestion): boolean {
  return others && alone.size === 0
}

/** The entries that come to that much, best first. */
function rank(question: SearchQuestion, index: SearchIndex, least: Least): SearchHit[] {
  if (question.terms.length === 0) return []
  const found = index.find(question.terms).slice(0, CANDIDATES)
  const best = found[0]?.score ?? 1
  const hits = found.flatMap(({ id, score }) => {
    const entry = index.entries.get(id)
    const measured = entry && measure(question, entry, index, least)
    if (!measured) return []
    const kind = question.wants.some((each) => FOLDERS[each]?.some((folder) => id.startsWith(`${folder}/`)))
    const { alike, covered } = measured
    const total =
      COUNTS.alike * alike +
      COUNTS.covered * covered +
      (COUNTS.bm25 * score) / best +
      (kind ? COUNTS.kind : 0) -
      (entry.describes ? 0 : COUNTS.namedOnly)
    return [{ id, title: entry.title, score: total }]
  })
  return hits.sort(byScore)
}

function byScore(one: SearchHit, other: SearchHit): number {
  return other.score - one.score
}

/** How well an entry fits a question, each between 0 and 1; undefined where it doesn't. */
function measure(
  question: SearchQuestion,
  entry: SearchEntry,
  index: SearchIndex,
  leasts: Least,
): { alike: number; covered: number } | undefined {
  const { terms, alone, context } = question
  const weighed = terms.map((term): Weighed => {
    const weight = index.weigh(term)
    return { term, weight, share: Math.max(weight, alone.has(term) ? FIELD_WORD : 0) }
  })
  const total = sumOf(weighed, 'share')
  const held = weighed.filter(({ term }) => entry.terms.has(term))
  const telling = held.filter(({ term }) => !index.denials.has(term) && !context.has(term))
  const covered = sumOf(held, 'share') / total

  const least = leasts[howOurs(question, held, telling)]
  if (telling.length < least.telling || covered < least.covered) return undefined

  const alike = likeness(held, sumOf(weighed, 'weight'), entry)
  return alike < least.alike ? undefined : { alike, covered }
}

/** What makes a question ours, of the words that an entry holds. */
function howOurs(
  { alone, nearly, context }: SearchQuestion,
  held: readonly Weighed[],
  telling: readonly Weighed[],
): keyof Least {
  if (telling.some(({ term }) => alone.has(term))) return 'alone'
  if (held.some(({ term }) => nearly.has(term))) return 'nearly'
  return held.some(({ term }) => context.has(term)) ? 'context' : 'neither'
}

/** A term of a question: what it says by itself, and its part of the question. */
type Weighed = { term: string; weight: number; share: number }

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

function sumOf(weighed: readonly Weighed[], what: 'weight' | 'share'): number {
  return weighed.reduce((sum, each) => sum + each[what], 0)
}
