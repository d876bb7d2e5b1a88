/** What the whole knowledge base says of a word, in lines, against what an entry's own lines say of it. */
const DOUBT = 2

/** What a word in a sentence of an entry counts, where one in a question or title counts 1. */
const PROSE = 0.3

/** What two neighbouring words count, where one counts 1. */
const PAIR = 0.5

/** An entry as terms: its lines, and the words of its sentences. */
export type CountedTexts = {
  lines: readonly { terms: readonly string[] }[]
  words: readonly string[]
  prose: number
}

/**
 * How much likelier a question's words, and pairs of them, are in each entry's lines than anywhere (naive Bayes): what
 * comes back fills one number an entry, in their order.
 */
export function openCounts(
  entries: readonly CountedTexts[],
): (terms: readonly string[], into: Float64Array) => void {
  const postings = new Map<string, number[]>()
  const totals = new Map<string, number>()
  const sizes = entries.map(({ lines, prose }) => lines.length + prose * PROSE)
  for (const [at, counted] of entries.entries()) {
    for (const [term, count] of countsOf(counted)) {
      totals.set(term, (totals.get(term) ?? 0) + count)
      const own = postings.get(term)
      if (own) own.push(at, count)
      else postings.set(term, [at, count])
    }
  }
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const absent = sizes.map((size) => Math.log(DOUBT / (size + DOUBT)))

  return (terms, into) => {
    into.fill(0)
    const known = withPairs(terms).filter((term) => postings.has(term))
    for (const term of known) {
      const weight = isPair(term) ? PAIR : 1
      const expected = (DOUBT * (totals.get(term) ?? 0)) / all
      for (let at = 0; at < into.length; at++)
        into[at] = (into[at] as number) + weight * (absent[at] as number)
      const own = postings.get(term) ?? []
      for (let n = 0; n < own.length; n += 2) {
        const at = own[n] as number
        into[at] = (into[at] as number) + weight * Math.log(1 + (own[n + 1] as number) / expected)
      }
    }
    const scale = Math.sqrt(known.length || 1)
    for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) / scale
  }
}

function countsOf({ lines, words }: CountedTexts): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (term: string, count: number) => counts.set(term, (counts.get(term) ?? 0) + count)
  for (const { terms } of lines) for (const term of withPairs(terms)) add(term, 1)
  for (const term of words) add(term, PROSE)
  return counts
}

/** Terms and neighbours, each once; a term holds no tabulator. */
function withPairs(terms: readonly string[]): string[] {
  const pairs = terms.slice(1).map((term, before) => `${terms[before]}\t${term}`)
  return [...new Set([...terms, ...pairs])]
}

function isPair(term: string): boolean {
  return term.includes('\t')
}
