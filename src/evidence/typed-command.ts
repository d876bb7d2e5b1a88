/** A part of a pattern. */
type Part = { literal: string } | { slot: true } | { gap: true } | { optional: string }

/** Shorter abbreviations than this are taken for something else. */
const SHORTEST = 2

/**
 * How many words of a pattern such as `license smart trust idtoken <token> force` a typed command has, abbreviated or
 * not (`lic smart sync`); 0 where it isn't that command. Further words may follow. `<…>` stands for one word or
 * more, `…` for any number, `[…]` for a word that may be left out.
 */
export function matchTyped(pattern: string, typed: string): number {
  // [idtoken removed] is one word: it stands for one
  const words = typed.trim().toLowerCase().replaceAll(' removed]', '-removed]').split(/\s+/, 32)
  let at = 0
  let matched = 0
  let gap = false
  for (const part of partsOf(pattern)) {
    if ('gap' in part) {
      gap = true
    } else if ('slot' in part) {
      if (words[at] === undefined) return 0
      at++
      gap = true
    } else if ('optional' in part) {
      if (abbreviates(words[at], part.optional)) at++
    } else {
      if (gap) while (at < words.length && !abbreviates(words[at], part.literal)) at++
      if (!abbreviates(words[at], part.literal)) return 0
      at++
      matched++
      gap = false
    }
  }
  return matched
}

function abbreviates(word: string | undefined, literal: string): boolean {
  return word !== undefined && literal.startsWith(word) && word.length >= Math.min(SHORTEST, literal.length)
}

function partsOf(pattern: string): Part[] {
  return pattern
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((word): Part => {
      if (word === '…' || word === '...') return { gap: true }
      if (word.startsWith('<')) return { slot: true }
      if (word.startsWith('[')) return { optional: word.replaceAll(/[[\]]/g, '') }
      return { literal: word }
    })
}
