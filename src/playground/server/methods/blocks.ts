import { blockProblems, modalProblems } from '../../../slack/limits.ts'
import type { Method } from './method.ts'

/** blocks.validate: what would be refused, without posting it. */
export const blockMethods: Record<string, Method> = {
  'blocks.validate': {
    run({ args }) {
      const { blocks, view } = args
      const problems = view === undefined ? blockProblems(blocks) : modalProblems(view)
      return problems.length === 0 ? { ok: true } : { ok: false, error: 'invalid_blocks', errors: problems }
    },
  },
}
