import { isProse } from '../evidence/prose.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import type { Line } from '../text/line.ts'
import { readPaste } from '../text/read-paste.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { findExcerpt } from './excerpt.ts'
import { findFeatures } from './features.ts'
import { openKnownWords } from './known-words.ts'
import { redact } from './redact.ts'
import { visible, wholeWords } from './visible.ts'

/** Characters of the person's own words that are sent, redacted. */
const WORDS_AT_MOST = 500

/** Characters of them that are looked at. */
const READ_AT_MOST = 4000

/** Fewer words than this ask nothing that could be sorted. */
const ASKED_FROM = 3

/** A longer paste is a log or a tech support, and nothing that a few words sort; reading it takes too long for in between. */
const PASTE_AT_MOST = 16 * 1024

/** A line of the paste as it is sent, with its number. */
export type NumberedLine = { row: number; text: string }

/** All of a paste that leaves the house, redacted; `map` says what the placeholders stand for and never leaves it. */
export type Material = {
  words: NumberedLine[]
  features: string[]
  excerpt: NumberedLine[]
  map: ReadonlyMap<string, string>
  /** The number of the last line of the paste. */
  rows: number
}

/**
 * Why a model isn't asked: nobody asked the bot, the bot knows an answer, the paste is its own words, it holds a secret,
 * it is too long, or there is too little in it.
 */
export type Unasked = 'not-asked' | 'answered' | 'too-long' | 'own-words' | 'secret' | 'too-little'

/**
 * What a model would be sent about a paste that the bot itself has no answer to, or why nothing. `answer` is what
 * `explain` made of the paste; `excerpt` is set where pasted lines may be sent too.
 */
export function readMaterial(
  paste: string,
  answer: Answer,
  knowledge: Knowledge,
  { asked, excerpt }: { asked: boolean; excerpt: boolean },
): Material | Unasked {
  if (!asked) return 'not-asked'
  if (isAnswered(answer)) return 'answered'
  if (paste.length > PASTE_AT_MOST) return 'too-long'
  const read = readPaste(paste)
  if (read.ownWords) return 'own-words'
  if (read.secrets.length > 0 || withoutSecrets(paste).secrets.length > 0) return 'secret'

  const known = openKnownWords(knowledge)
  const inText = read.lines.filter(({ text }) => text.trim() !== '').map(seen)
  const own = firstWords(inText.filter((line) => !line.prompt && isProse(line.text)))
  const others = inText.filter((line) => line.prompt || !isProse(line.text))
  const shown = excerpt ? findExcerpt(others, known) : []
  const redacted = redact([...own, ...shown].map(({ text }) => text).join('\n'), {
    isKnown: known.isKnown,
    hosts: hostsOf(read.lines, answer),
  })
  const texts = redacted.text.split('\n')
  const words = upTo(WORDS_AT_MOST, numbered(own, texts))
  const material = {
    words,
    features: findFeatures(others, answer, known),
    excerpt: numbered(shown, texts.slice(own.length)),
    map: redacted.map,
    rows: read.lines.reduce((most, { lines: [, last] }) => Math.max(most, last), 0),
  }
  // what a rule for secrets finds only now is a secret all the same
  if (withoutSecrets(textOf(material)).secrets.length > 0) return 'secret'
  const count = words.flatMap(({ text }) => text.split(/\s+/)).length
  return count < ASKED_FROM && others.every((line) => known.tellingIn(line.text).length < ASKED_FROM)
    ? 'too-little'
    : material
}

/** What is sent, in a row: the same material is the same text. */
export function textOf({
  words,
  features,
  excerpt,
}: Pick<Material, 'words' | 'features' | 'excerpt'>): string {
  return [...numberLines(words), '', ...features, '', ...numberLines(excerpt)].join('\n')
}

/** Lines behind their numbers: `L12| …`. */
export function numberLines(lines: readonly NumberedLine[]): string[] {
  return lines.map(({ row, text }) => `L${row}| ${text}`)
}

/** Whether the bot's own rules have an answer: something explained or named, or a cause that the paste supports. */
function isAnswered({ evidence, causes }: Answer): boolean {
  return (
    evidence.some(({ level }) => level !== 'supporting') || causes.some(({ state }) => state === 'supported')
  )
}

function seen(line: Line): Line {
  return { ...line, text: visible(line.text) }
}

/** Whole lines, and of the one that is too long whole words: half a value would not be found. */
function firstWords(lines: readonly Line[]): Line[] {
  const first: Line[] = []
  let left = READ_AT_MOST
  for (const line of lines) {
    const text = wholeWords(line.text, left)
    if (text === '') break
    first.push({ ...line, text })
    left -= text.length
  }
  return first
}

function numbered(lines: readonly Line[], texts: readonly string[]): NumberedLine[] {
  return lines.map(({ lines: [row] }, at) => ({ row, text: texts[at] ?? '' }))
}

function upTo(atMost: number, lines: readonly NumberedLine[]): NumberedLine[] {
  const kept: NumberedLine[] = []
  let left = atMost
  for (const { row, text } of lines) {
    const fits = wholeWords(text, left)
    if (fits !== '') kept.push({ row, text: fits })
    left -= fits.length
    if (fits !== text) break
  }
  return kept
}

function hostsOf(lines: readonly Line[], { evidence }: Answer): string[] {
  return [
    ...lines.flatMap(({ prompt, record }) => [prompt?.host, record?.host]),
    ...evidence.map(({ device }) => device?.host),
  ].filter((host) => host !== undefined)
}
