import { chosenSpans } from '../evidence/chosen.ts'
import type { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import type { Diagnosis, Verdict } from './diagnosis.ts'

/** The question that a model chose to ask back, where it is one of ours and nothing in the paste is known. */
export function askBack(
  { reason }: Verdict,
  lines: readonly Line[],
  { choice, asked }: Options,
  knowledge: Knowledge,
): Diagnosis['clarify'] {
  if (!choice?.clarify || !asked || choice.entries.length > 0) return undefined
  if (reason !== 'nothing-known' && reason !== 'supporting-only') return undefined
  const question = knowledge.questions.get(choice.clarify)
  if (!question || question.retired) return undefined
  const { model, knowledge: version } = choice
  return {
    question: choice.clarify,
    chosenBy: { model, knowledge: version, lines: chosenSpans(lines, choice) },
  }
}
