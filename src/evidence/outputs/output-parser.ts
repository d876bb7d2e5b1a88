import type { Line } from '../../text/line.ts'
import type { Evidence } from '../evidence.ts'
import type { Options } from '../options.ts'
import type { Filter } from './filter.ts'

/** A line of a stretch, with its index in the paste. */
export type Placed = { line: Line; index: number }

/** Lines that one command may have printed: what stands between two prompts, in one block, and nobody has claimed. */
export type Stretch = {
  lines: readonly Placed[]
  /** The command that was typed above, in its canonical form, with its whole text; absent where none was pasted. */
  echo?: {
    command: string
    typed: string
    at: Placed
    filter?: Filter
    args: readonly string[]
    prompted: boolean
  }
  /** The next prompt was pasted too, so the output isn't cut at its end. */
  ended: boolean
}

/** An output that was read: the evidence, and the lines that it speaks for. */
export type Reading = { evidence: Omit<Evidence, 'id'>; used: readonly Placed[] }

/** One parser: the canonical commands that it reads, and the reader. It claims nothing that it doesn't know by its own signature or by the echo. */
export type OutputParser = {
  commands: readonly string[]
  read: (stretch: Stretch, options: Options) => Reading[]
}

/** From the first to the last line that an output spans. */
export function spanOf(used: readonly Placed[]): [number, number] {
  const first = used[0]?.line.lines[0] ?? 1
  const last = used.at(-1)?.line.lines[1] ?? first
  return [first, Math.max(first, last)]
}
