/** What somebody can tell the bot to do with an incident: in its thread by a mention, elsewhere by `/slp`. */
export const WORDS = [
  'status',
  'next',
  'catchup',
  'tac',
  'timeline',
  'note',
  'remind',
  'resolve',
  'reopen',
] as const
/** One of them. */
export type Word = (typeof WORDS)[number]

/** A word, and what stands behind it. */
export type Spoken = { word: Word; rest: string }

/** Words that something is said behind; behind the others it would be a sentence. */
const WITH_WORDS: readonly Word[] = ['note', 'remind']

/** What somebody typed, where it is one of the words; `status of the licence` is none. */
export function readWord(typed: string): Spoken | undefined {
  const trimmed = typed.trim()
  const [first = ''] = trimmed.split(/\s/, 1)
  const word = WORDS.find((each) => each === first.toLowerCase())
  const rest = trimmed.slice(first.length).trim()
  if (!word || (rest !== '' && !takesWords(word))) return undefined
  return { word, rest }
}

/** Whether something is to be said behind a word. */
export function takesWords(word: Word): boolean {
  return WITH_WORDS.includes(word)
}
