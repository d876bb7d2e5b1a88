import type { SearchIndex } from './search-index.ts'
import { isOneLetterAway } from './search-spelling.ts'
import { framed, termsOf, type Vocabulary, wordsOf } from './search-terms.ts'
import type { SearchWords } from './search-words.ts'
import { stem } from './stem.ts'

/** Fewer words are no clause. */
const CLAUSE_AT_LEAST = 3

/** A question is short; what is longer was copied from somewhere. */
const CHARACTERS_AT_MOST = 1000
const TERMS_AT_MOST = 32

/** Shorter words are too like each other to be taken for misspelt ones. */
const MISSPELT_AT_LEAST = 6

/** A word that nobody says and programs do: `fail_to_connect`, `tools.cisco.com`, `allfiles.zip`. */
const IDENTIFIER = /[a-z0-9][._][a-z]/

/** A question, read. */
export type SearchQuestion = {
  /** Its words in small letters, a space around each. */
  plain: string
  terms: string[]
  /** Terms that make it ours by themselves. */
  alone: ReadonlySet<string>
  /** Terms that make it ours where it fits an entry closely. */
  nearly: ReadonlySet<string>
  /** Terms that make it ours together with one that tells something. */
  context: ReadonlySet<string>
  /** Whether it is about another product or trade. */
  others: boolean
  /** The kinds of entry that it asks for. */
  wants: string[]
}

/** Opens the words that say whose a question is; what comes back reads questions. */
export function openQuestions(words: SearchWords, index: SearchIndex): (question: string) => SearchQuestion {
  const alone = openPhrases(words.ours.alone, index.vocabulary)
  const nearly = openPhrases(words.ours.nearly, index.vocabulary)
  const context = openPhrases(words.ours.context, index.vocabulary)
  const others = words.others.map(stemmed)
  const asksFor = Object.entries(words.asksFor).map(([kind, each]) => ({ kind, phrases: each.map(framed) }))
  const correct = openSpelling(index)

  return (question) => {
    const short = question.slice(0, CHARACTERS_AT_MOST)
    const plain = framed(short)
    const terms = new Set(termsOf(short, index.vocabulary).map(({ term }) => term))
    const stems = stemmed(short)
    const termsThat = (phrases: readonly Phrase[]) =>
      new Set(phrases.filter(({ stems: own }) => stems.includes(own)).flatMap((phrase) => phrase.terms))
    // a model is named after its series: asr1000, asr
    const series = `${stems}${plain.match(/(?<= )[a-z]+(?=\d)/g)?.join(' ') ?? ''} `
    const read = [...new Set([...terms].slice(0, TERMS_AT_MOST).map(correct))]
    return {
      plain,
      terms: read,
      alone: new Set([
        ...termsThat(alone),
        ...read.filter((term) => IDENTIFIER.test(term) && index.held.has(term)),
      ]),
      nearly: termsThat(nearly),
      context: termsThat(context),
      others: others.some((phrase) => series.includes(phrase)),
      wants: wantsOf(asksFor, plain),
    }
  }
}

/** The clauses of a question, where it has several: between stops, and where a word joins two. */
export function clausesOf(question: string, joins: readonly string[]): string[] {
  const joining = new Set(joins)
  const clauses: string[][] = [[]]
  for (const word of question.slice(0, CHARACTERS_AT_MOST).split(/\s+/)) {
    if (joining.has(word.toLowerCase())) clauses.push([])
    else clauses.at(-1)?.push(word)
    if (/[,;.?!]$/.test(word)) clauses.push([])
  }
  return clauses.length === 1
    ? []
    : clauses.filter(({ length }) => length >= CLAUSE_AT_LEAST).map((clause) => clause.join(' '))
}

/** The kinds that words ask for; a phrase within a longer one says nothing: `how do i` in `how do i see`. */
function wantsOf(asksFor: readonly { kind: string; phrases: string[] }[], plain: string): string[] {
  const said = asksFor.flatMap(({ kind, phrases }) =>
    phrases.filter((phrase) => plain.includes(phrase)).map((phrase) => ({ kind, phrase })),
  )
  const whole = said.filter(
    ({ phrase }) => !said.some((other) => other.phrase !== phrase && other.phrase.includes(phrase)),
  )
  return [...new Set(whole.map(({ kind }) => kind))]
}

/** The same without endings. */
function stemmed(text: string): string {
  return ` ${wordsOf(text).map(stem).join(' ')} `
}

/** A phrase without endings, and what it is as terms. */
type Phrase = { stems: string; terms: string[] }

function openPhrases(phrases: readonly string[], vocabulary: Vocabulary): Phrase[] {
  return phrases.map((phrase) => ({
    stems: stemmed(phrase),
    terms: termsOf(phrase, vocabulary).map(({ term }) => term),
  }))
}

/** A term that nobody knows, as the one known word that is a letter away from it; else as it is. */
function openSpelling({ held, vocabulary }: SearchIndex): (term: string) => string {
  const known = new Map<string, string>([...held.keys()].map((term) => [term, term]))
  for (const [word, [meaning]] of vocabulary) {
    if (meaning?.words.length === 1 && meaning.term) known.set(word, meaning.term)
  }
  const byLetter = Map.groupBy(known, ([word]) => word[0] ?? '')
  return (term) => {
    if (known.has(term) || term.length < MISSPELT_AT_LEAST || /[^a-z-]/.test(term)) return term
    const near = (byLetter.get(term[0] ?? '') ?? []).filter(([word]) => isOneLetterAway(term, word))
    const meant = new Set(near.map(([, meaning]) => meaning))
    return meant.size === 1 ? ([...meant][0] ?? term) : term
  }
}
