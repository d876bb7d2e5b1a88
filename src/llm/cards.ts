import { findEntry, listEntries } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { meansOf } from '../reply/means.ts'

/** Kinds that a model may not choose: they speak only within another answer. */
const NOT_CHOSEN = /^(?:clocks|questions|asked|remarks|said)\//

/** Characters of what an entry means on its card. */
const MEANING_AT_MOST = 110

/** What a model may choose from: ids in their order, and a card for each. The same knowledge gives the same bytes. */
export type Deck = { entries: string[]; questions: string[]; cards: string; asked: string }

const opened = new WeakMap<Knowledge, Deck>()

/** The cards of a knowledge base; made once for each. */
export function openDeck(knowledge: Knowledge): Deck {
  const before = opened.get(knowledge)
  if (before) return before
  const ids = listEntries(knowledge)
    .filter((id) => !findEntry(knowledge, id)?.retired)
    .sort()
  const entries = ids.filter((id) => !NOT_CHOSEN.test(id))
  const questions = ids.filter((id) => id.startsWith('questions/'))
  const deck = {
    entries,
    questions,
    cards: entries.map((id) => cardOf(knowledge, id)).join('\n'),
    asked: questions.map((id) => `${id}: ${knowledge.questions.get(id)?.text ?? ''}`).join('\n'),
  }
  opened.set(knowledge, deck)
  return deck
}

function cardOf(knowledge: Knowledge, id: string): string {
  const entry = findEntry(knowledge, id)
  if (!entry) return id
  const means = meansOf(entry)
  const clause = means === entry.title ? '' : sentence(means)
  return [`${id}: ${entry.title}`, clause].filter(Boolean).join(' | ')
}

/** The first sentence, or as much of it as is room for. */
function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const end = line.indexOf('. ')
  const first = end === -1 ? line : line.slice(0, end + 1)
  if (first.length <= MEANING_AT_MOST) return first
  return `${first.slice(0, first.lastIndexOf(' ', MEANING_AT_MOST))} …`
}
