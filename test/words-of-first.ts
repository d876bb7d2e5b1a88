import type { Answer } from '../src/reply/answer.ts'

/** Words of a first view, commands and labels aside. */
export function wordsOfFirst({ first, checklist }: Answer): number {
  const steps = first.plan.flatMap((id) => checklist.find((step) => step.id === id) ?? [])
  const texts = [
    ...first.answer,
    ...first.because.map(({ text }) => text),
    ...steps.flatMap(({ id, text, danger = '', expect: sign = '' }) => [
      text,
      danger,
      first.signs.includes(id) ? sign : '',
    ]),
  ]
  return texts.join(' ').split(/\s+/).filter(Boolean).length
}
