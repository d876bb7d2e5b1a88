import type { Choice } from '../evidence/choice.ts'
import type { Answer } from '../reply/answer.ts'

/** Lines that a choice may name; more of the same tell nothing more. */
const LINES_AT_MOST = 8

/**
 * What a model chose for the paste that an answer is about, as it is kept: it can't be recomputed. Undefined where no
 * model chose anything of the answer.
 */
export function choiceOf({ evidence, clarify }: Answer): Choice | undefined {
  const chosen = evidence.filter(({ chosenBy }) => chosenBy)
  const by = clarify?.chosenBy ?? chosen[0]?.chosenBy
  if (!by) return undefined
  return {
    model: by.model,
    knowledge: by.knowledge,
    // the one that answers first, then those that were only named beside it
    entries: ['explained', 'supporting'].flatMap((wanted) =>
      chosen.flatMap(({ level, entry }) => (level === wanted && entry ? [entry] : [])),
    ),
    ...(clarify && { clarify: clarify.id }),
    lines: by.lines.flatMap(rowsOf).slice(0, LINES_AT_MOST),
  }
}

function rowsOf([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
