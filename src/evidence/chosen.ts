import { agreement } from '../knowledge/agreement.ts'
import { findEntry } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Choice } from './choice.ts'
import type { Claim, Recognizer } from './claim.ts'

/** Kinds that speak only within another answer. */
const NO_ANSWER = /^(?:clocks|questions)\//

/**
 * Takes up what a model chose for this paste. The first entry answers; the others are only named beside it. An entry
 * that isn't there, or that has a step with danger and isn't named by the paste's own words, is not taken up, and
 * where that is the first, none is: the second best is no answer.
 */
export const readChosen: Recognizer = (lines, taken, { knowledge, options }) => {
  const { choice } = options
  if (!choice || !options.asked) return []
  const words = lines.map(({ text }) => text).join('\n')
  const [first, ...others] = choice.entries
  if (first === undefined || !mayBeChosen(first, words, knowledge)) return []
  const also = others.filter((id) => id !== first && mayBeChosen(id, words, knowledge))
  const spans = chosenSpans(lines, choice)
  const claims = linesOf(spans, lines).filter((at) => !taken.has(at))
  return [first, ...new Set(also)].map((entry, place): Claim => {
    const [span = [1, 1], ...further] = spans
    return {
      claims,
      evidence: {
        kind: 'question',
        level: place === 0 ? 'explained' : 'supporting',
        platform: 'unknown',
        lines: span,
        ...(further.length > 0 && { also: further }),
        entry,
        chosenBy: { model: choice.model, knowledge: choice.knowledge, lines: spans },
        facts: [],
      },
    }
  })
}

/** The lines that a choice names, as spans of whole lines of the paste; all of them where it names none that is there. */
export function chosenSpans(lines: readonly Line[], { lines: named }: Pick<Choice, 'lines'>): Span[] {
  const wanted = new Set(named)
  const inText = lines.filter(({ text }) => text.trim() !== '')
  const own = inText.filter(({ lines: [from, to] }) => {
    for (let row = from; row <= to; row++) if (wanted.has(row)) return true
    return false
  })
  const spans: Span[] = []
  for (const { lines: span } of own.length > 0 ? own : inText) {
    const last = spans.at(-1)
    if (last && span[0] <= last[1] + 1) last[1] = Math.max(last[1], span[1])
    else spans.push([span[0], span[1]])
  }
  return spans
}

function linesOf(spans: readonly Span[], lines: readonly Line[]): number[] {
  return [...lines.keys()].filter((at) => {
    const [first, last] = lines[at]?.lines ?? [0, 0]
    return spans.some(([from, to]) => from <= first && last <= to)
  })
}

function mayBeChosen(id: string, words: string, knowledge: Knowledge): boolean {
  const entry = findEntry(knowledge, id)
  if (!entry || entry.retired || NO_ANSWER.test(id)) return false
  const dangerous = 'steps' in entry && entry.steps.some(({ danger }) => danger !== undefined)
  return !dangerous || agreement(knowledge, words, id) === 'named'
}
