import { framed, framedWords } from './search-terms.ts'

/** How many lines with the usual mix of ways to ask are taken for granted of an entry. */
const USUAL_LINES = 3

/**
 * Compares how a question asks (who, where, how long, is it safe …) with how each entry's lines ask; `ways` are words
 * for each way, `entries` the lines of each entry, split into words. What comes back fills one number an entry: above nought where its lines ask like that more than others'.
 */
export function openAsking(
  ways: readonly (readonly string[])[],
  entries: readonly (readonly (readonly string[])[])[],
): (question: string, into: Float64Array) => void {
  const phrases = ways.map((each) => each.map(framed))
  const waysOf = (plain: string): number[] => {
    const found: number[] = []
    for (let way = 0; way < phrases.length; way++) {
      if (phrases[way]?.some((phrase) => plain.includes(phrase))) found.push(way)
    }
    // in no way that has words
    return found.length > 0 ? found : [ways.length]
  }
  const width = ways.length + 1
  const counts = entries.map((lines) => {
    const own = new Float64Array(width)
    for (const line of lines) for (const way of waysOf(framedWords(line))) own[way] = (own[way] ?? 0) + 1
    return own
  })
  const all = entries.reduce((sum, { length }) => sum + length, 0) || 1
  const usual = Float64Array.from(
    { length: width },
    (_, way) => counts.reduce((sum, own) => sum + (own[way] as number), 0.5) / all,
  )
  const telling = counts.map((own, entry) =>
    own.map((count, way) => {
      const expected = usual[way] as number
      const size = (entries[entry]?.length ?? 0) + USUAL_LINES
      return Math.log((count + USUAL_LINES * expected) / size / expected)
    }),
  )
  return (question, into) => {
    const found = waysOf(framed(question))
    for (const [entry, own] of telling.entries()) {
      into[entry] = found.reduce((sum, way) => sum + (own[way] as number), 0)
    }
  }
}
