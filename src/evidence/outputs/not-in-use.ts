import type { FoundFact } from '../../facts/fact.ts'
import type { Document } from './document.ts'
import type { Region } from './regions.ts'
import { spanOf } from './row.ts'

// Status: NOT IN USE; dna-advantage (C9300-48 DNA Advantage) 1 NOT IN USE
const NOT_IN_USE = /\bnot in use(?:\(\d{1,4}\))?$/i

/**
 * That no licence is in use, where a whole output lists licences and each of them is not. A list whose end wasn't
 * pasted may have had another below.
 */
export function findNotInUse(document: Document, { closed, echo }: Region): FoundFact[] {
  const { facts, rows, output } = document
  if (!closed || facts.some(({ key }) => key === 'usage.inUse')) return []
  // a whole list that is empty, as a device prints it that uses nothing
  const empty = echo?.prompted === true && !echo.filter && output.licenses === undefined && !output.unparsed
  if (empty && document.sections.has('authorization') && rows.length > 0)
    return [{ key: 'usage.inUse', value: false, lines: spanOf(rows.slice(0, 1)) }]
  const said = rows.filter(({ text }) => NOT_IN_USE.test(text))
  return said.length > 0 ? [{ key: 'usage.inUse', value: false, lines: spanOf(said.slice(0, 1)) }] : []
}
