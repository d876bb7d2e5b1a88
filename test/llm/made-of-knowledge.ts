import { findEntry, listEntries } from '../../src/knowledge/entries.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Answer } from '../../src/reply/answer.ts'
import { DETAILS, renderDetail } from '../../src/slack/blocks/details.ts'
import { moreView } from '../../src/slack/blocks/more-view.ts'
import { renderSlack } from '../../src/slack/blocks.ts'

/** What may be left of a text once all that the knowledge base says is taken out of it: signs and numbers, no letters. */
const LEFT_OVER = /^[^\p{L}]*$/u

/** A placeholder of a sentence or a slot of a command, which something from the paste fills. */
const HOLE = /\{[a-zA-Z][\w.-]*\}|<[a-z][a-z-]*>/
const SLOT = /<[a-z][a-z-]*>/g

/** Characters that fill a placeholder at most. */
const FILLING = 80

/** Characters of a text that are enough to know it by where it is cut off. */
const BEGINNING = 20

/** Everything that Slack may get of an answer. */
export function everythingInSlack(answer: Answer, knowledge: Knowledge): unknown[] {
  return [
    renderSlack(answer, knowledge, { share: true }),
    ...DETAILS.flatMap((detail) => renderDetail(answer, knowledge, detail)),
    moreView(answer, knowledge),
  ]
}

/**
 * A check whether texts are made of the knowledge base's own and of the bot's fixed sentences: what gives the words that
 * are neither. `names` are further words that the operator set.
 */
export function openMadeOf(knowledge: Knowledge, names: readonly string[]): (value: unknown) => string[] {
  const texts = new Set<string>()
  const templates = new Map<string, string[]>()
  const add = (text: string) => {
    const tidy = text.replaceAll(/\s+/g, ' ').trim()
    const parts = tidy.split(HOLE).map((part) => part.trim())
    for (const each of [tidy, ...parts]) if (/\p{L}/u.test(each)) texts.add(each)
    for (const [slot] of tidy.matchAll(SLOT)) texts.add(slot)
    if (parts.length > 1 && lengthOf(parts) >= BEGINNING / 2) templates.set(tidy, parts.filter(Boolean))
  }
  for (const id of listEntries(knowledge)) for (const text of stringsOf(findEntry(knowledge, id))) add(text)
  for (const text of knowledge.replies.values()) add(text)
  for (const text of knowledge.documents.values()) add(text)
  for (const erratum of knowledge.errata) for (const text of stringsOf(erratum)) add(text)
  for (const text of [knowledge.version, ...names]) add(text)
  const pieces = [...texts].sort((one, other) => other.length - one.length)
  const filled = [...templates.values()].sort((one, other) => lengthOf(other) - lengthOf(one))
  const known = new Map<string, string>()

  function leftOf(text: string): string {
    const before = known.get(text)
    if (before !== undefined) return before
    const plain = text.replaceAll(/\s+/g, ' ')
    // what is left as it stands, else once its sentences with filled placeholders are taken out, one or all of them
    const left = withoutPieces(withoutCut(plain, pieces))
    const tries = left === '' ? [] : filled.filter((parts) => withoutFilled(plain, parts) !== plain)
    const done =
      left === '' ||
      tries.some((parts) => withoutPieces(withoutFilled(plain, parts)) === '') ||
      withoutPieces(tries.reduce(withoutFilled, plain)) === ''
    known.set(text, done ? '' : left)
    return done ? '' : left
  }

  function withoutPieces(text: string): string {
    let rest = text
    const small = rest.toLowerCase()
    for (const piece of pieces) {
      if (LEFT_OVER.test(rest)) break
      if (small.includes(piece.toLowerCase())) rest = without(rest, piece)
    }
    return LEFT_OVER.test(rest) ? '' : rest
  }

  return (value) => shownIn(value).map(leftOf).filter(Boolean)
}

/** A text without a sentence that is cut off at its end: `Does a backup of the configura…`. */
function withoutCut(text: string, pieces: readonly string[]): string {
  const [, body = ''] = /^(.*)…\W{0,3}$/.exec(text) ?? []
  const small = body.toLowerCase()
  for (const piece of pieces) {
    const at = small.indexOf(piece.slice(0, BEGINNING).toLowerCase())
    if (body && at !== -1 && piece.toLowerCase().startsWith(small.slice(at))) return body.slice(0, at)
  }
  return text
}

/** A text without the parts of one whose placeholders are filled; what fills them stays. */
function withoutFilled(text: string, parts: readonly string[]): string {
  const small = text.toLowerCase()
  const spans: [number, number][] = []
  for (const part of parts) {
    const from = spans.at(-1)?.[1] ?? 0
    const at = wordsAt(small, part.toLowerCase(), from)
    if (at === -1 || (spans.length > 0 && at - from > FILLING)) return text
    spans.push([at, at + part.length])
  }
  return spans.toReversed().reduce((rest, [at, end]) => `${rest.slice(0, at)} | ${rest.slice(end)}`, text)
}

function lengthOf(parts: readonly string[]): number {
  return parts.join('').length
}

/** A text without a piece of it, wherever that stands as whole words. */
function without(text: string, piece: string): string {
  let rest = text
  const wanted = piece.toLowerCase()
  for (let at = wordsAt(rest.toLowerCase(), wanted, 0); at !== -1; ) {
    rest = `${rest.slice(0, at)} | ${rest.slice(at + piece.length)}`
    at = wordsAt(rest.toLowerCase(), wanted, at + 1)
  }
  return rest
}

/** Where words stand in a text as whole words, from a place on; -1 where they don't. */
function wordsAt(text: string, words: string, from: number): number {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? ' ')
  for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + 1)) {
    const end = at + words.length
    if (!(isWord(at - 1) && isWord(at)) && !(isWord(end) && isWord(end - 1))) return at
  }
  return -1
}

/** What Slack shows of a value: the texts of its blocks. The plain text says the same, escaped and in one. */
function shownIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shownIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'text' && typeof each === 'string' && !('blocks' in value)) return each.split('\n')
    return shownIn(each)
  })
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
