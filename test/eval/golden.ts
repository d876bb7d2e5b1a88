import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const Golden = z.strictObject({
  answered: z.array(z.tuple([z.string()], z.string())),
  near: z.array(z.string()),
  foreign: z.array(z.string()),
  vague: z.array(z.string()),
})

/** What a question is about: `answered` has entries that are right, the others have none. */
export type Kind = keyof z.infer<typeof Golden>

/** A question or paste with its label. */
export type Question = { text: string; kind: Kind; right: readonly string[] }

/** The labelled questions of `golden.yml`. */
export function readGolden(): Question[] {
  const golden = Golden.parse(parse(readFileSync(join(import.meta.dirname, 'golden.yml'), 'utf8')))
  const { answered, ...unanswered } = golden
  return [
    ...answered.map(([text, ...right]): Question => ({ text, kind: 'answered', right })),
    ...(['near', 'foreign', 'vague'] as const).flatMap((kind) =>
      unanswered[kind].map((text): Question => ({ text, kind, right: [] })),
    ),
  ]
}
