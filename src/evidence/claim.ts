import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import type { Evidence } from './evidence.ts'
import type { Options } from './options.ts'

/** A piece of evidence before it is numbered, with the lines (indexes into the paste's `Line[]`) that it speaks for. */
export type Claim = { evidence: Omit<Evidence, 'id'>; claims: number[] }

/**
 * One recogniser: looks at all lines of a paste and claims those that it understands. Lines that an earlier
 * recogniser has claimed are in `taken`; it may read them (a prompt above, say) and must not claim them.
 */
export type Recognizer = (
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  context: { knowledge: Knowledge; options: Options },
) => Claim[]
