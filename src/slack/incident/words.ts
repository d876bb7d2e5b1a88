import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'

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
  'handover',
  'undo',
] as const
/** One of them. */
export type Word = (typeof WORDS)[number]

/** A word, and what stands behind it. */
export type Spoken = { word: Word; rest: string }

/** Words that something is said behind; behind the others it would be a sentence. */
const WITH_WORDS: readonly Word[] = ['note', 'remind', 'handover']

/** What somebody typed, where it is one of the words; `status of the licence` is none. */
export function readWord(typed: string): Spoken | undefined {
  const trimmed = typed.trim()
  const [first = ''] = trimmed.split(/\s/, 1)
  const word = WORDS.find((each) => each === first.toLowerCase())
  const rest = trimmed.slice(first.length).trim()
  if (!word || (rest !== '' && !takesWords(word))) return undefined
  return { word, rest }
}

/**
 * What somebody says to the bot in the thread of an incident: one of the words, or a phrase that stands for it; such
 * phrases are data, `said.<word>`. Nothing but the bot's name asks how it stands.
 */
export function readSaid(typed: string, knowledge: Knowledge): Spoken | undefined {
  const spoken = readWord(typed)
  if (spoken) return spoken
  const plain = typed
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s,.?!]+/)
    .filter(Boolean)
    .join(' ')
  if (plain === '') return { word: 'status', rest: '' }
  for (const word of WORDS) {
    const phrases = say(knowledge, `said.${word}`).split(' | ')
    if (!takesWords(word)) {
      if (phrases.includes(plain)) return { word, rest: '' }
      continue
    }
    const phrase = phrases.find((each) => plain === each || plain.startsWith(`${each} `))
    // as it was typed, but for the phrase
    if (phrase) return { word, rest: typed.trim().split(/\s+/).slice(phrase.split(' ').length).join(' ') }
  }
  return undefined
}

/** Whether something is to be said behind a word. */
export function takesWords(word: Word): boolean {
  return WITH_WORDS.includes(word)
}
