/** Fewer words are no question by themselves. */
const WORDS_AT_LEAST = 4

/** More characters were copied from somewhere. */
const CHARACTERS_AT_MOST = 1000

/**
 * The sentences of a question that has several, in their order; at most so many, those that ask before others. A number with a bracket
 * (`2) where do I put the proxy`) begins one as well. None where there is only one.
 */
export function sentencesOf(text: string, atMost: number): string[] {
  const sentences = text
    .slice(0, CHARACTERS_AT_MOST)
    .split(/(?<=[.!?])\s+|\s(?=\d\)\s)|\n/)
    .map((each) => each.replace(/^\d\)\s*/, '').trim())
    .filter((each) => each.split(/\s+/).length >= WORDS_AT_LEAST)
  if (sentences.length < 2) return []
  const asks = (sentence: string) => (sentence.endsWith('?') ? 0 : 1)
  const kept = new Set(sentences.toSorted((one, other) => asks(one) - asks(other)).slice(0, atMost))
  return sentences.filter((sentence) => kept.has(sentence))
}
