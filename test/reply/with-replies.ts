import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { smallKnowledge } from '../diagnosis/small-knowledge.ts'

const REPLIES = join(import.meta.dirname, '..', '..', 'knowledge', 'replies.yml')

/** The bot's own sentences, by key. */
export function replies(): Map<string, string> {
  const sections: Record<string, Record<string, string>> = parse(readFileSync(REPLIES, 'utf8'))
  return new Map(
    Object.entries(sections).flatMap(([section, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  )
}

/** A small knowledge base that has the bot's own sentences. */
export function withReplies(parts: Parameters<typeof smallKnowledge>[0] = {}): Knowledge {
  return { ...smallKnowledge(parts), replies: replies() }
}
