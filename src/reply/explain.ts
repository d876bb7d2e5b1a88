import { diagnose, type Reached } from '../diagnosis/diagnose.ts'
import type { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { compose } from './compose.ts'

/** Explains a paste: the whole core in one call. The same paste, options and knowledge give the same answer. */
export function explain(paste: string, knowledge: Knowledge, options: Options, reached?: Reached): Answer {
  return compose(diagnose(paste, knowledge, options, reached), knowledge, options.at)
}
