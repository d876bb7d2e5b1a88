import { findEntry, listEntries } from './entries.ts'
import type { Knowledge } from './knowledge.ts'

/** The document that the coverage is about. */
const CHAPTER = 'troubleshooting-slp'

/** Lines of the chapter in a row that no entry cites: first and last, and the text of those with content. */
export type Uncited = { lines: [number, number]; text: string[] }

/** A citation that shows nothing, and why. */
export type EmptyCitation = { id: string; lines: [number, number]; what: string }

/** The content lines of the chapter that no entry and no erratum cites; blank lines and rules are no content. */
export function findUncited(knowledge: Knowledge, chapter: string): Uncited[] {
  const cited = new Set<number>()
  for (const { lines } of citations(knowledge)) {
    for (let line = lines[0]; line <= lines[1]; line++) cited.add(line)
  }
  const ranges: Uncited[] = []
  let joined = false
  for (const [line, text] of linesOf(chapter)) {
    if (!isContent(text)) continue
    const last = ranges.at(-1)
    if (cited.has(line)) joined = false
    else if (joined && last) {
      last.lines[1] = line
      last.text.push(text)
    } else {
      ranges.push({ lines: [line, line], text: [text] })
      joined = true
    }
  }
  return ranges
}

/** Citations that reach beyond the chapter's end, or cover nothing but blank lines and rules. */
export function findEmptyCitations(knowledge: Knowledge, chapter: string): EmptyCitation[] {
  const lines = linesOf(chapter)
  const end = lines.findLast(([, text]) => text !== '')?.[0] ?? 0
  return citations(knowledge).flatMap((citation) => {
    const [first, last] = citation.lines
    if (last > end) return [{ ...citation, what: `and the source ends at line ${end}` }]
    const full = lines.slice(first - 1, last).some(([, text]) => isContent(text))
    return full ? [] : [{ ...citation, what: 'which are blank' }]
  })
}

function citations(knowledge: Knowledge): { id: string; lines: [number, number] }[] {
  const ofEntries = listEntries(knowledge).map((id) => ({
    id,
    source: findEntry(knowledge, id)?.source ?? [],
  }))
  return [...ofEntries, ...knowledge.errata].flatMap(({ id, source }) =>
    source.flatMap(({ document, lines }) => (document === CHAPTER && lines ? [{ id, lines }] : [])),
  )
}

function linesOf(chapter: string): [number, string][] {
  return chapter.split(/\r?\n/).map((text, at) => [at + 1, text.trim()])
}

/** A rule holds only such signs. */
function isContent(text: string): boolean {
  return /[^\s\-=_*─]/.test(text)
}
