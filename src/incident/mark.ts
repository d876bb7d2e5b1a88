import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { digest } from '../knowledge/digest.ts'

/**
 * What a diagnosis concludes, as one text that is the same where the answer is: what each piece of evidence is, the
 * causes and how they stand, the steps with their commands, what is asked for, the waits.
 */
export function conclusionsOf({ evidence, findings, checklist, ask, clocks }: Diagnosis): string {
  return JSON.stringify([
    evidence.map(({ entry, level }) => [entry, level]),
    findings.map(({ cause, state }) => [cause, state]),
    checklist.map(({ id, commands }) => [id, commands.map(({ text }) => text)]),
    ask.map(({ command }) => command.text),
    clocks,
  ])
}

/** The mark of an incident's answer: the version of the knowledge that made it, and a digest of what it concludes. */
export function markOf(version: string, diagnosis: Diagnosis): string {
  return `${version} ${digest([conclusionsOf(diagnosis)])}`
}

/**
 * Whether another version of the knowledge base made a difference: `before` is the mark of the card as it stands,
 * `after` that of the same events now. Marks of different events say nothing.
 */
export function knowledgeChanged(before: string, after: string): boolean {
  const [version, conclusions] = before.split(' ')
  const [nextVersion, nextConclusions] = after.split(' ')
  return version !== nextVersion && conclusions !== nextConclusions
}
