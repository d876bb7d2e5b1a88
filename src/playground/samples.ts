import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ROOT } from '../root.ts'
import type { Sample } from './protocol.ts'

const FOLDER = join(ROOT, 'examples')

const Listed = z.strictObject({ file: z.string(), title: z.string(), expect: z.string() })
const Gallery = z.array(Listed.extend({ next: Listed.optional(), unasked: z.literal(true).optional() }))

/** The gallery of pastes, in the order of examples/gallery.yml. */
export function readSamples(folder = FOLDER): Sample[] {
  return Gallery.parse(parse(readFileSync(join(folder, 'gallery.yml'), 'utf8'))).map(
    ({ next, unasked, ...listed }) => ({
      ...sampleOf(folder, listed),
      ...(unasked && { unasked }),
      ...(next && { next: sampleOf(folder, next) }),
    }),
  )
}

function sampleOf(folder: string, { file, title, expect }: z.infer<typeof Listed>): Sample {
  return { id: file, title, expect, text: readFileSync(join(folder, file), 'utf8').trimEnd() }
}
