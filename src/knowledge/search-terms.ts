/** How words are read: which mean the same, which mean nothing, and which are of this field. */
export type Vocabulary = {
  same: ReadonlyMap<string, string>
  phrases: readonly (readonly [string, string])[]
  stopWords: ReadonlySet<string>
  domain: ReadonlySet<string>
}

/** Words of the field that say too little alone to make a sentence a question about it. */
const WEAK = new Set(['license', 'switch', 'cisco', 'nexus', 'report', 'code', 'server'])

/** Opens the synonyms: the first of each group stands for the others; several words become one term. */
export function openVocabulary(
  synonyms: readonly (readonly string[])[],
  stopWords: ReadonlySet<string>,
): Vocabulary {
  const same = new Map<string, string>()
  const phrases: [string, string][] = []
  const domain = new Set<string>()
  for (const [first = '', ...others] of synonyms) {
    const canonical = stem(first.toLowerCase().replaceAll(' ', '-'))
    if (!WEAK.has(canonical)) domain.add(canonical)
    for (const word of [first, ...others].map((each) => each.toLowerCase())) {
      if (word.includes(' ')) phrases.push([word, canonical])
      else same.set(stem(word), canonical)
    }
  }
  phrases.sort(([one], [other]) => other.length - one.length)
  return { same, phrases, stopWords, domain }
}

/** The terms of a text: small letters, no endings, synonyms as one, stop words gone. */
export function termsOf(text: string, { same, phrases, stopWords }: Vocabulary): string[] {
  let plain = text.toLowerCase().replaceAll(/[’']s\b/g, '')
  for (const [phrase, canonical] of phrases) plain = plain.replaceAll(phrase, ` ${canonical} `)
  return plain
    .split(/[^\p{L}\p{N}_-]+/u)
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map(stem)
    .map((word) => same.get(word) ?? word)
    .filter((word) => !stopWords.has(word))
}

/** Takes the commonest English endings off; enough for the words of this field. */
function stem(word: string): string {
  if (word.length < 5 || word.includes('_')) return word
  for (const [ending, instead] of [
    ['ies', 'y'],
    ['sses', 'ss'],
    ['ing', ''],
    ['ed', ''],
    ['es', 'e'],
    ['s', ''],
  ] as const) {
    if (word.endsWith(ending) && !word.endsWith('ss') && word.length - ending.length > 3)
      return word.slice(0, -ending.length) + instead
  }
  return word
}
