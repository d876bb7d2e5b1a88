import type { Evidence } from '../evidence/evidence.ts'
import { agreement } from '../knowledge/agreement.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import type { DueStep, Finding } from './diagnosis.ts'

/** What speaks for a step. */
type Setting = {
  evidence: readonly Evidence[]
  findings: readonly Finding[]
  lines: readonly Line[]
  knowledge: Knowledge
}

/**
 * The steps without those that could do damage and that only a model's choice leads to. Such a step stays where a cause
 * that the paste supports asks for it, or where the paste's own words name what it is a step of.
 */
export function withoutUnagreedDanger(
  checklist: DueStep[],
  { evidence, findings, lines, knowledge }: Setting,
): DueStep[] {
  if (!evidence.some(({ chosenBy }) => chosenBy)) return checklist
  const supported = new Set(findings.filter(({ state }) => state === 'supported').map(({ cause }) => cause))
  const words = lines.map(({ text }) => text).join('\n')
  return checklist.filter(
    ({ id, step, causes }) =>
      step.danger === undefined ||
      causes.some((cause) => supported.has(cause)) ||
      agreement(knowledge, words, id.slice(0, id.indexOf('#'))) === 'named',
  )
}
