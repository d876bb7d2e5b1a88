import { transportSmartUrl } from '../facts/derived/transport-smart-url.ts'
import { transportRightPart, transportWrongPart } from '../facts/derived/transport-wrong-part.ts'
import type { Fact } from '../facts/fact.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactIndex } from './evaluate.ts'

/**
 * What Cisco's URL that somebody wrote into a sentence is, where no output shows the one that is set: exact or misspelt,
 * and the part that is wrong. It stays what was said.
 */
export function saidUrl(index: FactIndex): BookedFact[] {
  const said = index.get('said.url')?.at(-1)
  if (!said || index.has('transport.url')) return []
  const facts: Fact[] = [
    { ...said, key: 'transport.url' },
    { ...said, key: 'transport.type', value: 'smart' },
  ]
  return [transportSmartUrl, transportWrongPart, transportRightPart].flatMap(({ key, derive }) => {
    const found = derive(facts, {})
    return found ? [{ ...said, key, value: found.value }] : []
  })
}
