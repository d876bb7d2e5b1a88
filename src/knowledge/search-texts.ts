import type { Condition } from './condition.ts'
import { factsAsked } from './condition-facts.ts'
import type { Entry } from './entries.ts'
import type { Knowledge } from './knowledge.ts'

/** What of an entry is searched. `lines` are whole phrases that a question may be like; `words` are the rest. */
export type SearchTexts = { title: string; lines: string[]; keywords: string[]; words: string[] }

/** The searchable texts of an entry. */
export function searchTextsOf(id: string, entry: Entry, messages: Knowledge['messages']): SearchTexts {
  const said = entry as Partial<
    Record<'means' | 'text' | 'why' | 'healthy' | 'lookalike' | 'impact', unknown>
  >
  const { means, text, why, healthy, lookalike, impact } = said
  return {
    title: entry.title,
    lines: [
      entry.title,
      ...entry.title.split(/[()]/),
      ...(entry.asks ?? []),
      ...commandsOf(entry),
      ...saidBy(entry),
      ...errorStringsOf(entry, messages),
    ],
    keywords: [...(entry.keywords ?? []), (id.split('/').at(-1) ?? '').replaceAll('-', ' ')],
    words: [means, why, text, healthy, lookalike, impact, ...stepsOf(entry), ...rowsOf(entry)]
      .flat()
      .filter((each) => typeof each === 'string'),
  }
}

/** Commands without their slots: `license smart transport off`. */
function commandsOf(entry: Entry): string[] {
  // the name of another procedure is no command of this entry
  const steps =
    'steps' in entry
      ? entry.steps.flatMap(({ commands }) => commands.filter(({ mode }) => mode !== 'web'))
      : []
  const typed = 'typed' in entry ? entry.typed : []
  const own = 'command' in entry ? [entry.command] : []
  return [...own, ...typed, ...steps.map(({ text }) => text)].map((text) => text.replaceAll(/<[^<>]*>/g, ' '))
}

/** The text of a message, without what varies in it. */
function saidBy(entry: Entry): string[] {
  return 'examples' in entry && 'text' in entry
    ? entry.text.map((text) => text.replaceAll(/\{\w+\}/g, ' '))
    : []
}

/** The words of error strings that are classified as what a cause asks for: people paste the string alone. */
function errorStringsOf(entry: Entry, messages: Knowledge['messages']): string[] {
  if ('says' in entry) return [entry.says.join(' ')]
  if (!('when' in entry)) return []
  const asked = factsAsked(entry.when as Condition | undefined)
  return [...messages.values()].flatMap(({ details, examples }) => {
    const isAsked = (value: string | undefined) =>
      asked.some(({ fact, values }) => fact === details?.fact && values.includes(value ?? null))
    return [
      ...(details?.cases ?? []).filter(({ is }) => isAsked(is)).map(({ says }) => [says].flat().join(' ')),
      ...examples.filter(({ is }) => is && isAsked(is)).flatMap(({ gives }) => gives.detail ?? []),
    ]
  })
}

function stepsOf(entry: Entry): string[] {
  if (!('steps' in entry)) return []
  return entry.steps.flatMap((step) => [step.do, step.expect ?? '', ...step.commands.map(({ text }) => text)])
}

function rowsOf(entry: Entry): string[] {
  return 'rows' in entry ? entry.rows.map(({ term, means }) => `${term} ${means}`) : []
}
