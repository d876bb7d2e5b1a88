import * as z from 'zod'
import type { Deck } from './cards.ts'

/** In `clarify` where nothing is asked back: closed lists have no "absent". */
export const NONE = 'none'

/** The closed lists. */
type Lists = Pick<Deck, 'entries' | 'questions'>

const made = new WeakMap<Lists, ReturnType<typeof makeSchema>>()

/**
 * The only form in which a model's answer is taken: closed lists and line numbers, no text. Within the limits of strict
 * schemas: an object at the root, all fields required, no unions, no defaults. Made once for each knowledge base.
 */
export function replySchema(lists: Lists) {
  const before = made.get(lists)
  if (before) return before
  const schema = makeSchema(lists)
  made.set(lists, schema)
  return schema
}

/** The same as a JSON schema, for a server that can hold a model to it. */
export function jsonSchemaOf(lists: Lists): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(replySchema(lists), {
    override({ jsonSchema }) {
      if (jsonSchema.type === 'number') jsonSchema.type = 'integer'
    },
  })
  return schema
}

function makeSchema({ entries, questions }: Lists) {
  return z.strictObject({
    verdict: z.enum(['answer', 'clarify', 'refuse']),
    entry_ids: z.array(z.enum(entries)).max(3),
    clarify: z.enum([NONE, ...questions]),
    // any number: one that is of no line says nothing against the entries
    lines: z.array(z.number()).max(8),
  })
}
