import * as z from 'zod'

/**
 * What a language model chose for a paste that nothing else explains: entries of the knowledge base (best first), or a
 * question to ask back, and the lines that led there. It names and says nothing of its own; what it names is checked
 * against the knowledge base wherever it is used. In an incident it is an event, since it can't be recomputed.
 */
export const Choice = z.strictObject({
  /** The model's name, as the operator set it. */
  model: z.string(),
  /** The version of the knowledge base that it chose from. */
  knowledge: z.string(),
  entries: z.array(z.string()).max(3),
  /** The id of a question to ask back, where there are no entries. */
  clarify: z.string().optional(),
  /** Line numbers of the paste, 1-based. */
  lines: z.array(z.int().positive()).max(8),
})
export type Choice = z.infer<typeof Choice>
