import { listEntries } from './entries.ts'
import type { Knowledge } from './knowledge.ts'
import { nearest } from './nearest.ts'

/** Names that are suggested. */
const SUGGESTED = 4

/** Ids of entries like one that is none: that begin so, that hold its words, that are spelt nearly so; the best first. */
export function likeNames(knowledge: Knowledge, typed: string): string[] {
  const ids = listEntries(knowledge)
  const wanted = typed.toLowerCase()
  const words = wanted.slice(wanted.indexOf('/') + 1)
  const begins = ids.filter((id) => id.startsWith(wanted))
  const named = ids.filter((id) => id.slice(id.indexOf('/') + 1).startsWith(words))
  const holds = words.length > 2 ? ids.filter((id) => id.includes(words)) : []
  const near = nearest(wanted, ids)
  return [...new Set([...begins, ...named, ...holds, ...(near ? [near] : [])])].slice(0, SUGGESTED)
}

/** `, did you mean causes/dns-not-configured?`, or where all names are listed. */
export function perhaps(names: readonly string[]): string {
  return names.length > 0 ? `: did you mean ${names.join(' or ')}?` : '; `slp list` shows all'
}
