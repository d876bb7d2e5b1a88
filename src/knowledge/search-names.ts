import type { Entry } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { framed } from './search-terms.ts'

/** What every mnemonic of this field begins with; people leave it out. */
const PREFIX = 'log_smart_lic_'

const CHARACTERS_AT_MOST = 1000

/** Shorter titles are words that anybody says: `policy`. */
const TITLE_WORDS_AT_LEAST = 3

/**
 * The entry that a question names by its own name: a message by its mnemonic, in whatever language the rest is; an
 * output by its command, any entry by its title or its id and an answer by one of its own questions, where that is all.
 */
export function openNames(
  { messages, outputs, answers }: Pick<Knowledge, 'messages' | 'outputs' | 'answers'>,
  entries: readonly (readonly [string, Entry])[],
) {
  const names = [...messages].flatMap(([id, { title, retired }]) => {
    const mnemonic = (id.split('/').at(-1) ?? '').toLowerCase()
    return retired
      ? []
      : [mnemonic, mnemonic.replace(PREFIX, '')].map((name) => ({ id, title, name: framed(name) }))
  })
  const whole = new Map([
    ...[...answers].flatMap(([id, { title, asks, retired }]) =>
      retired ? [] : asks.map((ask) => [framed(ask), { id, title }] as const),
    ),
    ...entries.flatMap(([id, { title }]) => {
      const name = framed(title)
      return name.trim().split(' ').length < TITLE_WORDS_AT_LEAST ? [] : [[name, { id, title }] as const]
    }),
    // a choice that is taken names its entry
    ...entries.map(([id, { title }]) => [framed(id), { id, title }] as const),
    ...[...outputs]
      .filter(([, { command, retired }]) => command.startsWith('show ') && !retired)
      .map(([id, { command, title }]) => [framed(command), { id, title }] as const),
  ])
  return (text: string): SearchHit | undefined => {
    const plain = framed(text.slice(0, CHARACTERS_AT_MOST))
    const words = plain.replaceAll('-', ' ')
    const found = whole.get(plain) ?? names.find(({ name }) => words.includes(name))
    return found && { id: found.id, title: found.title, score: 1 }
  }
}
