import type { Document } from './hand-over.ts'

/** A document for a terminal or a file: titles, and a line to each sentence. */
export function documentText({ title, sections }: Document): string {
  const parts = sections.map((section) =>
    [section.title, ...section.lines.map((line) => `- ${line}`)].join('\n'),
  )
  return `${[title, ...parts].join('\n\n')}\n`
}
