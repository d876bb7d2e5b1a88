import { openAsking } from './search-asking.ts'
import { openCounts } from './search-counts.ts'
import type { ReadTexts } from './search-index.ts'

/** The counts tell less than their size says, since words of a line come together. */
const COUNTS_TELL = 0.25

/** Behind the best by more, an entry is out of question all the same. */
const BEHIND_AT_MOST = 3

/**
 * What the lines of an entry together tell of a question, one row of numbers an entry: how far its words' counts are
 * behind the best, and what they are; whether its lines ask in the same way.
 */
export type Sound = (question: string, terms: readonly string[]) => number[][]

/** Opens what the lines of entries tell together; `ways` are the ways to ask. */
export function openSound(texts: readonly ReadTexts[], ways: readonly (readonly string[])[]): Sound {
  const counts = openCounts(
    texts.map(({ lines, words, said }) => ({ lines, words, prose: said.length - lines.length })),
  )
  const asking = openAsking(
    ways,
    texts.map(({ lines, said }) => said.slice(0, lines.length).map((each) => each.words)),
  )
  const [counted, asked] = [new Float64Array(texts.length), new Float64Array(texts.length)]

  return (question, terms) => {
    counts(terms, counted)
    asking(question, asked)
    const most = counted.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY)
    return texts.map((_, at) => {
      const count = counted[at] ?? 0
      return [Math.max((count - most) * COUNTS_TELL, -BEHIND_AT_MOST), count * COUNTS_TELL, asked[at] ?? 0]
    })
  }
}
