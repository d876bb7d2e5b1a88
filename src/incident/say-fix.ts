import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import type { Fix } from './event.ts'
import { findStep } from './find-step.ts'

/** What fixed an incident, in a sentence, as somebody said it. */
export function sayFix({ kind, id = '', words = '' }: Fix, knowledge: Knowledge): string {
  const what =
    kind === 'step'
      ? (findStep(knowledge, id)?.do ?? id)
      : kind === 'cause'
        ? `${knowledge.causes.get(id)?.title ?? id}.`
        : ''
  const said = say(knowledge, `incident.fix-${kind}`, { what })
  return [said, words && say(knowledge, 'incident.fix-said', { words })].filter(Boolean).join(' ')
}
