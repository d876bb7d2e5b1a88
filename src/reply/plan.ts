import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { canSay, say } from './say.ts'

type AnswerStep = Answer['checklist'][number]

/** The steps of the first view, in its order. */
export function plannedSteps({ first, checklist }: Pick<Answer, 'first' | 'checklist'>): AnswerStep[] {
  return first.plan.flatMap((id) => checklist.find((step) => step.id === id) ?? [])
}

/** What the slots that the paste didn't fill stand for, and what was assumed, a line each: where the reader finds the value. */
export function openSlots(steps: readonly AnswerStep[], knowledge: Knowledge): string[] {
  const texts = steps.flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n')
  const slots = new Set(
    [...texts.matchAll(/<(?<slot>[a-z][a-z-]*)>/g)].map(({ groups }) => groups?.slot ?? ''),
  )
  const assumed = new Set(steps.flatMap(({ assumes = [] }) => assumes))
  const keys = [
    ...[...slots].map((slot) => `slot.${slot}`),
    ...[...assumed].map((slot) => `slot.${slot}-assumed`),
  ]
  return keys.flatMap((key) => (canSay(knowledge, key) ? [say(knowledge, key)] : []))
}

/** Whether the steps of a plan are for different devices, so that each must say whose it is. */
export function isMixed(steps: readonly AnswerStep[]): boolean {
  return new Set(steps.map(({ devices = [] }) => devices.join())).size > 1
}
