import type { Choice } from '../evidence/choice.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { openDeck } from './cards.ts'
import { NONE, replySchema } from './reply-schema.ts'

/** What a model made of a request: a choice, a refusal, or nothing that could be used. `strayed`: numbers of no line. */
export type Reading =
  | { verdict: 'answer' | 'clarify'; choice: Omit<Choice, 'model' | 'knowledge'>; strayed: number }
  | { verdict: 'refuse' }
  | { verdict: 'broken' }

/**
 * Reads a model's answer, which may be anything. It counts only where all of it is of the closed form and makes sense:
 * an answer names entries and no question, a question no entries. `loose`: the object may stand among other text.
 */
export function readReply(
  text: string,
  knowledge: Knowledge,
  { rows, loose }: { rows: number; loose: boolean },
): Reading {
  const read = replySchema(openDeck(knowledge)).safeParse(parse(loose ? firstObject(text) : text))
  if (!read.success) return { verdict: 'broken' }
  const { verdict, entry_ids: named, clarify, lines } = read.data
  if (verdict === 'refuse') return { verdict }
  const entries = [...new Set(named)]
  const isLine = (row: number) => Number.isInteger(row) && row >= 1 && row <= rows
  const inside = [...new Set(lines)].filter(isLine).sort((one, other) => one - other)
  const strayed = lines.filter((row) => !isLine(row)).length
  if (verdict === 'answer')
    return entries.length > 0 && clarify === NONE
      ? { verdict, choice: { entries, lines: inside }, strayed }
      : { verdict: 'broken' }
  return entries.length === 0 && clarify !== NONE
    ? { verdict, choice: { entries, clarify, lines: inside }, strayed }
    : { verdict: 'broken' }
}

/** Whether a text that is no JSON by itself holds an object: the server doesn't hold the model to the form. */
export function holdsObject(text: string): boolean {
  return parse(text) === undefined && parse(firstObject(text)) !== undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The first balanced `{…}` of a text; empty where there is none. */
function firstObject(text: string): string {
  const start = text.indexOf('{')
  let depth = 0
  let quoted = false
  for (let at = start; start !== -1 && at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return text.slice(start, at + 1)
  }
  return ''
}
