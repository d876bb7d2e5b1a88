/** Endings that don't change what a word is about, and what must be left of the word for them to be one. */
const ENDINGS = [
  ['isation', 'iz', 3],
  ['ization', 'iz', 3],
  ['ation', '', 4],
  ['ating', '', 5],
  ['ated', '', 5],
  ['ate', '', 5],
  ['ising', 'iz', 4],
  ['ised', 'iz', 4],
  ['ise', 'iz', 4],
  ['ing', '', 3],
  ['ed', '', 3],
  ['e', '', 3],
] as const

/** Takes the commonest English endings off, British and American alike; enough for the words of this field. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const one = singular(word)
  for (const [ending, instead, least] of ENDINGS) {
    if (one.endsWith(ending) && one.length - ending.length >= least) {
      return undouble(one.slice(0, -ending.length) + instead)
    }
  }
  return one
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}

/** setting, set; but call, install. */
function undouble(word: string): string {
  return /(?:bb|dd|gg|mm|nn|pp|rr|tt)$/.test(word) ? word.slice(0, -1) : word
}
