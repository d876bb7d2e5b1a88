/** Shorter words are too like each other to be taken for misspelt ones. */
const MISSPELT_AT_LEAST = 4

/**
 * Puts right what is misspelt by one letter: a word that nobody knows becomes the commonest word of the field that is one
 * letter away. `counts` has the words of the field.
 */
export function openSpelling(
  counts: ReadonlyMap<string, number>,
  knows: (word: string) => boolean,
): (text: string) => string {
  const byLength = Map.groupBy(
    [...counts].filter(([word]) => /^[a-z]{4,}$/.test(word)),
    ([word]) => word.length,
  )
  const correct = (word: string): string => {
    const small = word.toLowerCase()
    if (small.length < MISSPELT_AT_LEAST || knows(small)) return word
    const near = [-1, 0, 1]
      .flatMap((more) => byLength.get(small.length + more) ?? [])
      .filter(([known]) => known[0] === small[0] && isOneLetterAway(small, known))
    const [best] = near.sort((one, other) => other[1] - one[1])
    return best ? best[0] : word
  }
  return (text) => text.replaceAll(/[a-zA-Z]{4,24}/g, correct)
}

/** One letter put in, left out or changed, or two neighbours swapped. */
export function isOneLetterAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
