import type { Recognizer } from './claim.ts'

/** The parsers of `show` outputs, each in a file of its own in outputs/; one line here registers one. */
const PARSERS: readonly Recognizer[] = []

/** Reads every output in the paste. */
export const readOutputs: Recognizer = (lines, taken, context) =>
  PARSERS.flatMap((parser) => parser(lines, taken, context))
