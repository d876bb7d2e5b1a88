import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recognized } from '../../src/evidence/evidence.ts'
import { recognize } from '../../src/evidence/recognize.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { REAL_KNOWLEDGE } from '../evidence/real-knowledge.ts'

/** One pasted output of `test/shows/<output>/<situation>/`. */
export type Fixture = { name: string; output: string; folder: string; input: string }

/** The clock of these tests. */
const SHOWN_AT = '2026-11-24T12:00:00Z'

/** Every fixture, in the order of their folders. */
export const FIXTURES: readonly Fixture[] = foldersIn(import.meta.dirname).flatMap((output) =>
  foldersIn(join(import.meta.dirname, output)).map((situation) => {
    const folder = join(import.meta.dirname, output, situation)
    return {
      name: `${output}/${situation}`,
      output,
      folder,
      input: readFileSync(join(folder, 'input.txt'), 'utf8'),
    }
  }),
)

/** What the recognisers make of a paste. */
export function recognizeText(paste: string): Recognized {
  return recognize(readPaste(paste), REAL_KNOWLEDGE, { at: SHOWN_AT, asked: false })
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort()
}
