import * as z from 'zod'

const Words = z.array(z.string().min(1))

/** How words of a question are read: knowledge/synonyms.yml. Written small; several words are found as they stand. */
export const SearchWords = z.strictObject({
  /** Rows of words that mean the same; the first stands for the others. */
  synonyms: z.array(Words.min(1)),
  /** Words that carry no meaning in a question. */
  stopWords: Words,
  /** Words that only deny: they tell a complaint from a question, and nothing of what it is about. */
  denials: Words.default([]),
  /** Words that make a question ours: alone, or with another word that the entry has. */
  ours: z.strictObject({ alone: Words, together: Words }).default({ alone: [], together: [] }),
  /** Words of other products and trades: a question that holds one is about them. */
  others: Words.default([]),
  /** How one asks for a kind of entry. */
  asksFor: z
    .strictObject({ concepts: Words, actions: Words, issues: Words, outputs: Words })
    .default({ concepts: [], actions: [], issues: [], outputs: [] }),
})
export type SearchWords = z.infer<typeof SearchWords>
