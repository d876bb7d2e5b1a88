import * as z from 'zod'

/** What a language model is told: its instructions, and the headings of what follows. `{fence}` stands in `begin`. */
export const Prompt = z.strictObject({
  instructions: z.string().min(100),
  entries: z.string(),
  questions: z.string(),
  words: z.string(),
  features: z.string(),
  excerpt: z.string(),
  begin: z.string().includes('{fence}'),
  end: z.string(),
})
export type Prompt = z.infer<typeof Prompt>
