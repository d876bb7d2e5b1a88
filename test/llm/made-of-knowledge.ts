import { findEntry, listEntries } from '../../src/knowledge/entries.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Answer } from '../../src/reply/answer.ts'
import { DETAILS, renderDetail } from '../../src/slack/blocks/details.ts'
import { moreView } from '../../src/slack/blocks/more-view.ts'
import { renderSlack } from '../../src/slack/blocks.ts'

/** What may be left of a text once all that the knowledge base says is taken out of it: signs and numbers, no letters. */
const LEFT_OVER = /^[^\p{L}]*$/u

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
  const add = (text: string) => {
    for (const part of text.split(/\{[a-zA-Z]+\}/)) {
      const tidy = part.replaceAll(/\s+/g, ' ').trim()
      if (/\p{L}/u.test(tidy)) texts.add(tidy)
    }
  }
  for (const id of listEntries(knowledge)) for (const text of stringsOf(findEntry(knowledge, id))) add(text)
  for (const text of knowledge.replies.values()) add(text)
  for (const text of knowledge.documents.values()) add(text)
  for (const erratum of knowledge.errata) for (const text of stringsOf(erratum)) add(text)
  for (const text of [knowledge.version, ...names]) add(text)
  const pieces = [...texts].sort((one, other) => other.length - one.length)
  const known = new Map<string, string>()

  function leftOf(text: string): string {
    const before = known.get(text)
    if (before !== undefined) return before
    let rest = text.replaceAll(/\s+/g, ' ')
    const small = rest.toLowerCase()
    for (const piece of pieces) {
      if (!small.includes(piece.toLowerCase())) continue
      rest = without(rest, piece)
      if (LEFT_OVER.test(rest)) break
    }
    const left = LEFT_OVER.test(rest) ? '' : rest
    known.set(text, left)
    return left
  }

  return (value) => shownIn(value).map(leftOf).filter(Boolean)
}

/** A text without a piece of it, wherever that stands as whole words. */
function without(text: string, piece: string): string {
  let rest = text
  const wanted = piece.toLowerCase()
  for (
    let at = rest.toLowerCase().indexOf(wanted);
    at !== -1;
    at = rest.toLowerCase().indexOf(wanted, at + 1)
  ) {
    const end = at + piece.length
    if (/[\p{L}\p{N}]/u.test(rest[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(rest[at] ?? ' ')) continue
    if (/[\p{L}\p{N}]/u.test(rest[end] ?? ' ') && /[\p{L}\p{N}]/u.test(rest[end - 1] ?? ' ')) continue
    rest = `${rest.slice(0, at)} | ${rest.slice(end)}`
  }
  return rest
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
