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
  /** Terms of the field that have one meaning, whichever of their synonyms is written. */
  field: Words.default([]),
  /** Words that join two clauses of a question. */
  joins: Words.default([]),
  /**
   * Words that make a question ours: `alone`; `nearly`, where it fits an entry closely; as `context`, which never
   * says anything without another word.
   */
  ours: z
    .strictObject({ alone: Words, nearly: Words, context: Words })
    .default({ alone: [], nearly: [], context: [] }),
  /** Words of other products and trades: a question that holds one is about them. */
  others: Words.default([]),
  /** Ways to ask, each with its words: who, where, how long. */
  ways: z.array(Words).default([]),
  /** How one asks for a kind of entry. */
  asksFor: z
    .strictObject({ concepts: Words, actions: Words, issues: Words, outputs: Words })
    .default({ concepts: [], actions: [], issues: [], outputs: [] }),
})
export type SearchWords = z.infer<typeof SearchWords>
