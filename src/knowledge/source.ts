import * as z from 'zod'

/** Where a statement comes from. `document` is a key of knowledge/documents.yml; at most 40 lines to a citation. */
export const Source = z.strictObject({
  document: z.string(),
  section: z.string(),
  lines: z
    .tuple([z.int().positive(), z.int().positive()])
    .refine(([first, last]) => first <= last, 'the first line comes after the last')
    .refine(([first, last]) => last - first < 40, 'a citation covers at most 40 lines; cite twice')
    .optional(),
})
export type Source = z.infer<typeof Source>

/** One citation or several. */
export const Sources = z
  .union([Source, z.array(Source).min(1)])
  .transform((cited) => (Array.isArray(cited) ? cited : [cited]))
export type Sources = z.infer<typeof Sources>
