import { lowerAscii } from './lower-ascii.ts'

/** Finds, for a text, the entries whose fixed words it may hold, without trying each entry. */
export type PhraseIndex<T> = { find: (lower: string) => T[] }

/**
 * Files entries under the longest word of their first phrase. A look-up costs what the text has words,
 * however many entries there are. `find` wants the text in small letters.
 */
export function indexPhrases<T>(entries: Iterable<readonly [T, readonly string[]]>): PhraseIndex<T> {
  const byWord = new Map<string, { entry: T; says: string[] }[]>()
  for (const [entry, phrases] of entries) {
    const says = phrases.map(lowerAscii)
    const key = wordsOf(says[0] ?? '').reduce(
      (longest, word) => (word.length > longest.length ? word : longest),
      '',
    )
    if (key === '') continue
    byWord.set(key, [...(byWord.get(key) ?? []), { entry, says }])
  }
  return {
    find: (lower) =>
      [...new Set(wordsOf(lower))]
        .flatMap((word) => byWord.get(word) ?? [])
        .filter(({ says }) => says.every((phrase) => lower.includes(phrase)))
        .map(({ entry }) => entry),
  }
}

function wordsOf(text: string): string[] {
  return text.match(/[a-z0-9_]+/g) ?? []
}
