import type { Asked } from './evaluate.ts'
import { figuresOf, type Outcome, WORTH } from './measure.ts'

const KINDS = ['answered', 'near', 'foreign', 'vague'] as const

/** Wrong entries that are listed. */
const LISTED = 40

/** The figures of an evaluation as lines: the search alone, and beside it the search with the model. */
export function reportOf(asked: readonly Asked[], name: string | undefined): string[] {
  const counts = KINDS.map((kind) => `${asked.filter((each) => each.kind === kind).length} ${kind}`)
  return [
    `${asked.length} labelled questions and pastes: ${counts.join(', ')}.`,
    '',
    ...table(asked),
    ...byKind(asked),
    '',
    ...(asked.some(({ both }) => both)
      ? [...whatItAdds(asked), ...costs(asked)]
      : ['No model is set up (LLM_BASE_URL, LLM_MODEL): these are the figures of the search alone.']),
    '',
    ...wrongOnes(asked),
    ...(name === undefined ? [] : ['', `Model: ${name}`]),
  ]
}

function table(asked: readonly Asked[]): string[] {
  const alone = figuresOf(asked.map((each) => each.alone))
  const both = asked.flatMap((each) => each.both ?? [])
  const with_ = both.length > 0 ? figuresOf(both.map(({ outcome }) => outcome)) : undefined
  const row = (label: string, one: string, other: string | undefined) =>
    label.padEnd(34) + one.padStart(14) + (other === undefined ? '' : other.padStart(16))
  const count = (outcome: Outcome) =>
    row(
      `${outcome} (${WORTH[outcome] > 0 ? '+' : ''}${WORTH[outcome]})`,
      `${alone.outcomes[outcome]}`,
      with_ && `${with_.outcomes[outcome]}`,
    )
  return [
    row('', 'search alone', with_ && 'with the model'),
    ...(Object.keys(WORTH) as Outcome[]).map(count),
    row('score (100 is all right)', percent(alone.score), with_ && percent(with_.score)),
  ]
}

/** By kind: what has an answer and got it, or has it among the choices; what has none and got one. */
function byKind(asked: readonly Asked[]): string[] {
  return KINDS.map((kind) => {
    const own = asked.filter((each) => each.kind === kind)
    const wrong = own.filter(({ alone }) => alone === 'wrong entry').length
    const outside = own.filter(({ aloneOutside }) => aloneOutside).length
    if (kind !== 'answered')
      return `${kind}: ${wrong} of ${own.length} answered, ${outside} more told whom to ask`
    const right = own.filter(({ alone }) => alone === 'right entry').length
    const offered = own.filter((each) => each.offered).length
    const named = own.filter((each) => each.right.includes(each.aloneShown ?? '')).length
    return (
      `${kind}: ${right} of ${own.length} right, ${wrong} wrong, ${offered} right or among the choices ` +
      `(right: ${named} by a labelled entry, ${right - named} by an answer about one)`
    )
  })
}

/** What became of the questions that the search left open, which are those that the model was asked. */
function whatItAdds(asked: readonly Asked[]): string[] {
  const open = asked.filter(({ both }) => both?.call)
  const verdicts = new Map<string, number>()
  for (const { both } of open)
    if (both?.call) verdicts.set(both.call.verdict, (verdicts.get(both.call.verdict) ?? 0) + 1)
  const { outcomes } = figuresOf(open.flatMap(({ both }) => both?.outcome ?? []))
  const told = [...verdicts].sort().map(([verdict, count]) => `${verdict} ${count}`)
  return [
    `The model was asked ${open.length} times (${told.join(', ') || 'no answer'}): ` +
      (Object.keys(WORTH) as Outcome[]).map((outcome) => `${outcome} ${outcomes[outcome]}`).join(', ') +
      '.',
  ]
}

function costs(asked: readonly Asked[]): string[] {
  const calls = asked.flatMap(({ both }) => both?.call ?? [])
  if (calls.length === 0) return []
  const times = calls.map(({ ms }) => ms).sort((one, other) => one - other)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  const total = (side: 'in' | 'out') => calls.reduce((sum, { tokens }) => sum + tokens[side], 0)
  const each = (side: 'in' | 'out') => Math.round(total(side) / calls.length)
  return [
    `Latency: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${times.at(-1)} ms.`,
    `Tokens: ${total('in')} in and ${total('out')} out in all, ${each('in')} and ${each('out')} a request.`,
  ]
}

function wrongOnes(asked: readonly Asked[]): string[] {
  const wrong = asked.filter(({ alone, both }) => (both?.outcome ?? alone) === 'wrong entry')
  const shown = wrong.slice(0, LISTED).map(({ text, right, aloneShown, both }) => {
    const chosen = both ? both.shown : aloneShown
    const who = chosen === aloneShown ? 'the search' : 'the model'
    return `  ${JSON.stringify(text)}: ${who} chose ${chosen}, right is ${right.join(' or ') || 'none'}`
  })
  const more = wrong.length - shown.length
  return [
    'Wrong entries:',
    ...(shown.length > 0 ? shown : ['  none']),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

function percent(part: number): string {
  return (100 * part).toFixed(1)
}
