import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import type { Incident } from './incident.ts'
import { sayFix } from './say-fix.ts'

/**
 * What an incident is about, in a sentence: the verdict, or, once somebody has closed it although something is still
 * to do by the pastes, what fixed it as somebody said, else what it was about: nobody is told any more to fix it, and
 * nobody guesses at what it was.
 */
export function headlineOf(
  { answer, status, fixed }: Pick<Incident, 'answer' | 'status' | 'fixed'>,
  knowledge: Knowledge,
): string {
  const { verdict, evidence } = answer
  if (status === 'open') return verdict.headline
  if (fixed) return sayFix(fixed.fix, knowledge)
  if (verdict.act === 'nothing') return verdict.headline
  const about = evidence.find(({ id }) => id === verdict.about)
  const title = about?.explanation?.title ?? about?.message?.mnemonic
  return title === undefined ? verdict.headline : say(knowledge, 'incident.was-about', { title })
}
