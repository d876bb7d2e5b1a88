import type { Knowledge } from '../knowledge/knowledge.ts'

/** What goes into a sentence's `{placeholders}`. */
export type Values = Record<string, string | number | undefined>

/** Whether the bot has a sentence of that key (`section.key`). */
export function canSay(knowledge: Knowledge, key: string): boolean {
  return knowledge.replies.has(key)
}

/** One of the bot's own sentences, filled in; the first of the keys that it has. A missing value leaves nothing. */
export function say(knowledge: Knowledge, key: string | readonly string[], values: Values = {}): string {
  const keys = typeof key === 'string' ? [key] : key
  const found = keys.find((each) => canSay(knowledge, each))
  const sentence = found === undefined ? (keys[0] ?? '') : (knowledge.replies.get(found) ?? '')
  return sentence.replaceAll(/\{(?<name>[a-zA-Z]+)\}/g, (_, name: string) => `${values[name] ?? ''}`)
}

/** Names in a row: `leaf-1`, `leaf-1 and leaf-2`, `leaf-1, leaf-2 and 3 more`. */
export function list(knowledge: Knowledge, names: readonly string[]): string {
  const [first = '', second, ...others] = names
  if (second === undefined) return first
  if (others.length === 0) return say(knowledge, 'list.two', { first, second })
  if (others.length === 1) return say(knowledge, 'list.three', { first, second, third: others[0] })
  return say(knowledge, 'list.more', { first, second, count: others.length })
}
