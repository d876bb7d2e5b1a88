/**
 * How words are recognised in what people write: `a|b` is either, `pre*` any word that begins so, `a_b` words that
 * follow each other, `!a` a word that must not be there. All of a pattern's words must stand in one sentence.
 */
export type Pattern = readonly { alternatives: readonly (readonly string[])[]; absent: boolean }[]

/** One sentence in lower-case words; each knows its clause, and whether that clause only asks or supposes. */
export type Sentence = { text: string; words: readonly Word[] }
type Word = { text: string; clause: number; asked: boolean }

/** Where a pattern was found: the places of its words, whether it was denied, and whether it was only asked. */
export type Match = { denied: boolean; asked: boolean; at: readonly number[] }

/** Words of a pattern that are farther apart belong to different thoughts. */
const WORDS_APART = 12
/** A negation bears on what follows it this closely: "nobody touched the firewall". */
const DENIES_WITHIN = 4
const LONGEST = 600
/** "(not touched yet) are fine" is no question: one has a verb, somebody and something, or a question mark. */
const WORDS_OF_A_QUESTION = 3

/** Words that may stand between words that follow each other. */
const FILLERS = new Set(['a', 'an', 'the', 'any', 'our', 'your', 'its', 'their', 'my', 'this', 'that', 'all'])
const DENIALS = new Set('no not never without nobody noone none nothing neither nor hardly'.split(' '))
/** A clause that begins so asks or supposes, and states nothing. */
const ASKS =
  /^(?:so |and |or |but |well |hey |hi |also )?(?:what|which|who|where|when|is|are|was|were|do|does|did|can|could|should|shall|would|will|has|have|may|might|must|if|whether|maybe|perhaps|unless|am|any chance)\b/
/** A clause that leaves out who does it: "will use our On-Prem from December on", "can do it now". */
const STATES =
  /^(?:and |but |so )?(?:can|could|should|shall|would|will|must|may|might) (?:also |just |now )?(?:use|do|be|have|see|try|go|need|get|make|take|add|check|send|post|keep|move|change|switch|update|wait|not)\b/
/** A question that takes for granted what it asks about: "why does it fail since the firewall change?". */
const GRANTS = /^(?:so |and |or |but )?(?:why|since|how)\b/

/** A sentence that holds one of these asks, whatever its form: what somebody thinks or is told to do wants an answer. */
const WONDERS =
  /\b(?:i|we|he|she|they|boss|team) (?:think|thinks|guess|suspect|suspects|bet|wonder|doubt)\b|\b(?:asks?|asking|wonders?|dunno|not sure|want(?:s)? to know|tell me|don't know|tells? (?:me|us) to|told (?:me|us) to|insists?|blames?)\b/
/** A clause that begins so asks, also where it takes something for granted. */
const OPENS_QUESTION =
  /^(?:so |and |or |but |well |hey |hi |also )?(?:why|how|since when|until when|by when|any)\b/

/** Whether somebody wants an answer: a question, in whatever form, and not merely a statement that holds its words. */
export function isAsking({ text, words }: Sentence): boolean {
  const plain = text.toLowerCase().replace(/[‘’`´]/g, "'")
  if (/\?\W{0,4}$/.test(plain) || WONDERS.test(plain)) return true
  return words.some(({ asked }) => asked) || clausesOf(plain).some((clause) => OPENS_QUESTION.test(clause))
}

/** A clause that only wants the one before it confirmed. */
const CONFIRMS =
  /^(?:(?:so|and|is|are) )?(?:true|right|correct|yes|no|yes or no|or|or not|or what|ok|okay|agree|agreed|really|sure|is it|is that so|isn't it|needed|that needed|should i(?: do)?(?: (?:it|that))?|do i|is that (?:true|right|correct|ok)|is it (?:true|so))\W*$/
/** Where a new question begins within a clause. */
const NEXT_QUESTION =
  /\s(?:and|or|but|so)\s(?=(?:what|which|who|where|when|how|why|is|are|do|does|did|can|could|should|must|will|has|have|may)\s)/

/** Whether a sentence only wants what was said before it confirmed: "true?", "is that so?". */
export function isConfirming({ text }: Sentence): boolean {
  return CONFIRMS.test(text.toLowerCase().trim())
}

/**
 * The questions that a sentence holds, each by itself; one that wants something confirmed is the clause before it. A
 * sentence in which none can be told from the rest is itself the question.
 */
export function questionsOf(sentence: Sentence): Sentence[] {
  const clauses = clausesOf(sentence.text).flatMap((clause) => clause.split(NEXT_QUESTION))
  const parts = clauses.map((clause) => clause.trim()).filter((clause) => /[a-z]/i.test(clause))
  if (parts.length < 2) return [sentence]
  const isOpen = /\?\W{0,4}$/.test(sentence.text)
  const asking = parts.flatMap((part, at) => {
    const plain = part.toLowerCase()
    if (CONFIRMS.test(plain)) return parts[at - 1] ?? []
    const opens = (opensQuestion(plain) && !/^(?:if|unless)\b/.test(plain)) || OPENS_QUESTION.test(plain)
    return opens || part.endsWith('?') || (isOpen && at === parts.length - 1) ? part : []
  })
  const own = [...new Set(asking)].flatMap((part) => sentencesOf(part))
  return own.length > 0 ? own : [sentence]
}

/** Spellings of one word, so that patterns need only one. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[‘’`´]/g, "'"],
  [/\bcan(?:no|'?n?)t\b/g, 'can not'],
  [/\bwo(?:n't|nt)\b/g, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|should|would)n'?t\b/g, '$1 not'],
  [/\bno[- ]one\b/g, 'nobody'],
  [/\bon[- ]?prem(?:ises?)?\b/g, 'onprem'],
  [/\bcall[- ]home\b/g, 'callhome'],
  [/\bair[- ]?gap\w{0,5}\b/g, 'airgap'],
  [/\broll(?:ing|ed)?[- ]?back\b/g, 'rollback'],
  [/\breboot/g, 'reload'],
  [/\bback[- ]?up\b/g, 'backup'],
  [/\bpop[- ]?up\b/g, 'popup'],
  [/\bsmart receiver\b/g, 'smartreceiver'],
  [/\bfire[- ]wall/g, 'firewall'],
]

/** Reads what people write into sentences. */
export function sentencesOf(text: string): Sentence[] {
  return text
    .slice(0, LONGEST)
    .split(/(?<=[.!?…])(?<!\b(?:i\.e|e\.g)\.)(?=\s)|\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ text: part, words: wordsOf(part) }))
}

function wordsOf(sentence: string): Word[] {
  let plain = sentence.toLowerCase()
  for (const [from, to] of SPELLINGS) plain = plain.replace(from, to)
  const clauses = clausesOf(plain)
  const isQuestion = /\?\W{0,4}$/.test(plain)
  return clauses.flatMap((clause, at) => {
    const own = clause.trim()
    const closes = isQuestion && clauses.slice(at + 1).every((each) => !/[a-z]/.test(each))
    const opens = opensQuestion(own)
    const asked = (opens || closes) && !GRANTS.test(own)
    const found = own.match(/[\p{L}\d](?:[\p{L}\d._:/@'-]*[\p{L}\d])?/gu) ?? []
    // user/password are two words; 10.1.1.0/24, Ethernet1/1 and a path are one
    const words = found.flatMap((word) =>
      /^[a-z]{2,20}\/[a-z]{2,20}$/.test(word) ? word.split('/') : [word],
    )
    return words.map((text) => ({ text, clause: at, asked }))
  })
}

function opensQuestion(clause: string): boolean {
  return ASKS.test(clause) && !STATES.test(clause) && clause.split(' ').length >= WORDS_OF_A_QUESTION
}

/** The clauses of a sentence. */
function clausesOf(plain: string): string[] {
  return plain.split(/[,;()–—]|:(?=\s)|\s-+\s|\bbut\b/).map((clause) => clause.trim())
}

/** Reads a pattern. */
export function patternOf(text: string): Pattern {
  return text.split(' ').map((token) => {
    const absent = token.startsWith('!')
    const parts = (absent ? token.slice(1) : token).split('_')
    return { alternatives: parts.map((part) => part.split('|')), absent }
  })
}

/** Where a sentence says what a pattern means, its words as close together as they are; undefined where it doesn't. */
export function matchPattern(pattern: Pattern, { words }: Sentence): Match | undefined {
  const found: number[][][] = []
  for (const { alternatives, absent } of pattern) {
    const places = words.flatMap((_, at) => placesAt(alternatives, words, at) ?? [])
    if (absent && places.length > 0) return undefined
    if (absent) continue
    if (places.length === 0) return undefined
    found.push(places)
  }
  const at = closest(found)
  const [first, last] = [Math.min(...at), Math.max(...at)]
  if (at.length === 0 || last - first > WORDS_APART) return undefined
  return {
    at,
    asked: at.every((place) => words[place]?.asked),
    denied: words.some(({ text, clause }, place) => {
      if (!DENIALS.has(text) || at.includes(place) || place > last || place < first - DENIES_WITHIN)
        return false
      const only = words[place + 1]?.text
      if (text === 'not' && (only === 'only' || only === 'just' || only === 'sure')) return false
      return place > first || clause === words[first]?.clause
    }),
  }
}

/** The places of words that follow each other from `at` on, one for each element. */
function placesAt(
  elements: Pattern[number]['alternatives'],
  words: readonly Word[],
  at: number,
): number[][] | undefined {
  const places: number[] = []
  let next = at
  for (const alternatives of elements) {
    while (places.length > 0 && FILLERS.has(words[next]?.text ?? '') && !fits(alternatives, words[next]))
      next++
    if (!fits(alternatives, words[next]) || words[next]?.clause !== words[at]?.clause) return undefined
    places.push(next++)
  }
  return [places]
}

function fits(alternatives: readonly string[], word: Word | undefined): boolean {
  return (
    word !== undefined &&
    alternatives.some((each) =>
      each.endsWith('*') ? word.text.startsWith(each.slice(0, -1)) : word.text === each,
    )
  )
}

/** Of each pattern word one place, so that they lie as close together as can be found from the first. */
function closest(found: readonly (readonly number[][])[]): number[] {
  const [first = [], ...others] = found
  const tried = first.map((start) => {
    const from = start[0] ?? 0
    const rest = others.map((places) =>
      places.reduce((best, each) =>
        Math.abs((each[0] ?? 0) - from) < Math.abs((best[0] ?? 0) - from) ? each : best,
      ),
    )
    return [start, ...rest].flat()
  })
  const width = (places: readonly number[]) => Math.max(...places) - Math.min(...places)
  return tried.reduce<number[]>(
    (best, each) => (best.length === 0 || width(each) < width(best) ? each : best),
    [],
  )
}
