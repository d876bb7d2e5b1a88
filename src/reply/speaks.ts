import type { Answer } from './answer.ts'

/** Whether an answer is worth giving unasked: something in the paste was explained or named. */
export function speaks({ evidence }: Answer): boolean {
  return evidence.some(({ level }) => level !== 'supporting')
}
