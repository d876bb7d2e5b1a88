import type * as z from 'zod'
import type { FoundFact } from '../../facts/fact.ts'
import type { Document } from './document.ts'
import type { Reading } from './reading.ts'
import type { Region } from './regions.ts'

/** One output that is made of sections. */
export type DocumentOutput = {
  /** Canonical: `show license status`. */
  command: string
  /** The shape of `show.output`. */
  schema: z.ZodType
  /** Whether nothing is missing between its first line and its last. */
  isWhole: (document: Document, region: Region) => boolean
  /** Facts that only the whole output proves: what it would have printed, and doesn't. */
  absent?: (document: Document, region: Region) => FoundFact[]
}

/** What a document says, by the output that it is. Of Smart Licensing before policies only the name is told. */
export function readDocument(document: Document, output: DocumentOutput, region: Region): Reading {
  const { command, rows, platform, device, at, facts } = document
  const whole = !region.echo?.piped && output.isWhole(document, region)
  if (document.era !== 'policy') {
    const era = document.era === 'smart' ? { era: 'smart' as const } : {}
    return { command, level: 'named', platform, ...era, complete: whole, rows, output: {}, facts: [] }
  }
  return {
    command,
    level: 'explained',
    platform,
    era: 'policy',
    complete: whole,
    rows,
    output: document.output,
    facts: whole && output.absent ? [...facts, ...output.absent(document, region)] : facts,
    ...(device && { device }),
    ...(at && { at }),
  }
}
