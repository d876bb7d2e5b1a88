import { askedIn } from '../src/knowledge/asked-in.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { sentencesOf } from '../src/knowledge/says.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'

/** How well questions beside a paste are recognised by one means; numbers of examples. */
export type Measured = {
  by: 'patterns' | 'examples' | 'both'
  all: number
  /** Recognised as what they are. */
  found: number
  /** Taken for something else, alone or beside what they are; some of these do ask for both. */
  wrong: number
  /** Near misses that were taken after all. */
  misses: number
}

/**
 * Asks of each example what it is taken for where it is left out of the examples itself (leave one out): by patterns
 * alone, by examples alone, by both.
 */
export function measureAsked(knowledge: Knowledge): Measured[] {
  const taken = (text: string, by: Measured['by'], except?: string) =>
    sentencesOf(text).flatMap((sentence) =>
      askedIn(sentence, knowledge, { by, ...(except !== undefined && { except }) }).map(({ id }) => id),
    )
  const examples = [...knowledge.asked].flatMap(([id, entry]) => entry.examples.map((text) => ({ id, text })))
  const near = [...knowledge.asked].flatMap(([id, entry]) => entry.not.map((text) => ({ id, text })))
  return (['patterns', 'examples', 'both'] as const).map((by) => {
    const results = examples.map(({ id, text }) => ({ id, ids: taken(text, by, text) }))
    return {
      by,
      all: examples.length,
      found: results.filter(({ id, ids }) => ids.includes(id)).length,
      wrong: results.filter(({ id, ids }) => ids.some((each) => each !== id)).length,
      misses: near.filter(({ id, text }) => taken(text, by).includes(id)).length,
    }
  })
}

/** The figures as a table, a row for each means. */
export function tableOf(rows: readonly Measured[]): string {
  const part = (count: number, all: number) => `${((100 * count) / all).toFixed(1)} %`.padStart(8)
  return [
    'by          found   something else   near misses taken',
    ...rows.map(
      ({ by, all, found, wrong, misses }) =>
        `${by.padEnd(9)} ${part(found, all)}   ${part(wrong, all).padStart(14)}   ${String(misses).padStart(17)}`,
    ),
  ].join('\n')
}

// node scripts/measure-asked.ts: over all examples, some 20 s
if (import.meta.main) console.log(tableOf(measureAsked(loadKnowledge(readKnowledgeFolder()))))
