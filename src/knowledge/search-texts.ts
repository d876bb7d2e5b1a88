import { factsAsked } from './condition-facts.ts'
import type { Entry } from './entries.ts'
import type { Knowledge } from './knowledge.ts'

/** A phrase that a question may be like; `counts` is how much likeness to it is worth, 1 at most. */
export type SearchText = { text: string; counts: number }

/** What of an entry is searched: whole phrases, and words. */
export type SearchTexts = {
  title: string
  lines: SearchText[]
  /** What it says of itself, in sentences. */
  prose: string[]
  keywords: string[]
  words: string[]
}

/** A command stands in many entries, so that it says less of what one is about. */
const COMMAND_COUNTS = 0.85

/** The searchable texts of an entry. */
export function searchTextsOf(id: string, entry: Entry, messages: Knowledge['messages']): SearchTexts {
  const said = entry as Partial<
    Record<'means' | 'text' | 'why' | 'healthy' | 'lookalike' | 'impact' | 'answer' | 'because', unknown>
  >
  const { means, text, why, healthy, lookalike, impact, answer, because } = said
  const own = [
    entry.title,
    ...entry.title.split(/[()]/),
    ...(entry.asks ?? []),
    ...('initiates' in entry ? [`${entry.name} topology`] : []),
    ...('command' in entry ? [entry.command] : []),
    ...saidBy(entry),
    ...errorStringsOf(entry, messages),
  ]
  return {
    title: entry.title,
    lines: [
      ...own.map((each) => ({ text: each, counts: 1 })),
      ...commandsOf(entry).map((each) => ({ text: each, counts: COMMAND_COUNTS })),
    ],
    keywords: [...(entry.keywords ?? []), (id.split('/').at(-1) ?? '').replaceAll('-', ' ')],
    prose: textsOf([means, why, answer]),
    words: textsOf([
      means,
      why,
      text,
      healthy,
      lookalike,
      impact,
      answer,
      because,
      ...stepsOf(entry),
      ...rowsOf(entry),
    ]),
  }
}

function textsOf(values: readonly unknown[]): string[] {
  return values.flat().filter((each) => typeof each === 'string')
}

/** Commands without their slots: `license smart transport off`. */
function commandsOf(entry: Entry): string[] {
  // the name of another procedure is no command of this entry
  const steps =
    'steps' in entry
      ? entry.steps.flatMap(({ commands }) => commands.filter(({ mode }) => mode !== 'web'))
      : []
  const typed = 'typed' in entry ? entry.typed : []
  return [...typed, ...steps.map(({ text }) => text)].map((text) => text.replaceAll(/<[^<>]*>/g, ' '))
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
  const asked = factsAsked(entry.when)
  return [...messages.values()].flatMap(({ details, examples }) => {
    const isAsked = (value: string | undefined) =>
      asked.some(({ fact, values }) => fact === details?.fact && values.includes(value ?? null))
    return [
      ...(details?.cases ?? [])
        .filter(({ is }) => isAsked(is))
        .map(({ says }) => [says ?? []].flat().join(' ')),
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
