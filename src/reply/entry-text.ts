import { type Entry, findEntry } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Command, Step } from '../knowledge/step.ts'

/** One entry as plain text, every line of it but commands at most 80 columns wide; undefined where the id is nobody's. */
export function renderEntry(knowledge: Knowledge, id: string): string | undefined {
  const entry = findEntry(knowledge, id)
  if (!entry) return undefined
  const parts = [
    `${entry.title}\n${id} (${entry.status}${entry.retired ? `, retired: ${entry.retired}` : ''})`,
    ...statements(entry).map((text) => fold(text, '')),
    ...tables(entry),
    ...('get' in entry ? [entry.get.map(commandLine).join('\n')] : []),
    ...('steps' in entry ? [entry.steps.map(stepText).join('\n')] : []),
    ...references(entry).map((ids) => ids.join('\n')),
    entry.source
      .map(({ document, section, lines }) => {
        const where = lines ? `, lines ${lines[0]}-${lines[1]}` : ''
        return fold(`${knowledge.documents.get(document) ?? document}: ${section}${where}`, '')
      })
      .join('\n'),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The sentences of an entry, in reading order. */
function statements(entry: Entry): string[] {
  const order = [
    'text',
    'means',
    'why',
    'impact',
    'notApplicable',
    'healthy',
    'initiates',
    'url',
    'lookalike',
  ] as const
  return order.flatMap((key) => {
    const value = (entry as Partial<Record<(typeof order)[number], string | string[]>>)[key]
    return value === undefined ? [] : value
  })
}

function tables(entry: Entry): string[] {
  if ('rows' in entry)
    return [entry.rows.map(({ term, means }) => fold(`${term}: ${means}`, '  ')).join('\n')]
  if ('options' in entry)
    return [entry.options.map(({ value, label }) => fold(`${value}: ${label}`, '  ')).join('\n')]
  return []
}

function references(entry: Entry): string[][] {
  const order = ['causes', 'actions', 'ask', 'verify', 'clocks', 'closes'] as const
  return order.flatMap((key) => {
    const ids = (entry as Partial<Record<(typeof order)[number], string[]>>)[key]
    return ids && ids.length > 0 ? [ids] : []
  })
}

function stepText(step: Step): string {
  return [
    fold(step.do, '- '),
    ...step.commands.map((command) => `    ${commandLine(command)}`),
    ...[step.expect, step.danger].flatMap((text) => (text ? [fold(text, '    ')] : [])),
  ].join('\n')
}

function commandLine({ mode, platform, text }: Command): string {
  return `${text}  [${platform}, ${mode}]`
}

/** Breaks a text at spaces to 80 columns; the first line begins with `lead`, the others are indented as far. */
function fold(text: string, lead: string): string {
  const lines: string[] = []
  let line = lead
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > 80 && line.trim()) {
      lines.push(line)
      line = ' '.repeat(lead.length)
    }
    line += line.trim() && !line.endsWith(' ') ? ` ${word}` : word
  }
  return [...lines, line].join('\n')
}
