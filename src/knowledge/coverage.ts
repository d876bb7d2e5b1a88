import { findEntry, listEntries } from './entries.ts'
import type { Knowledge } from './knowledge.ts'
import type { Source } from './source.ts'

/** The document that the coverage is about. */
const CHAPTER = 'troubleshooting-slp'

/** A line of the chapter that no entry cites. */
export type Uncited = { line: number; text: string }

/** The content lines of the chapter that no entry and no erratum cites; blank lines and rules are no content. */
export function findUncited(knowledge: Knowledge, chapter: string): Uncited[] {
  const cited = new Set<number>()
  for (const { lines } of citations(knowledge)) {
    const [first, last] = lines ?? [1, 0]
    for (let line = first; line <= last; line++) cited.add(line)
  }
  return contentLines(chapter).filter(({ line }) => !cited.has(line))
}

/** Citations that point beyond the chapter's end, or at nothing but blank lines and rules. */
export function findEmptyCitations(knowledge: Knowledge, chapter: string): Source[] {
  const content = new Set(contentLines(chapter).map(({ line }) => line))
  return citations(knowledge).filter(({ lines }) => {
    if (!lines) return false
    for (let line = lines[0]; line <= lines[1]; line++) if (content.has(line)) return false
    return true
  })
}

function citations(knowledge: Knowledge): Source[] {
  const entries = listEntries(knowledge).flatMap((id) => findEntry(knowledge, id)?.source ?? [])
  return [...entries, ...knowledge.errata.flatMap(({ source }) => source)].filter(
    ({ document }) => document === CHAPTER,
  )
}

function contentLines(chapter: string): Uncited[] {
  return chapter
    .split(/\r?\n/)
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => /[^\s\-=_*─]/.test(text))
}
