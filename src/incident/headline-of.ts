import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import type { Incident } from './incident.ts'

/**
 * What an incident is about, in a sentence: the verdict, or, once somebody has closed it although something is still
 * to do by the pastes, what it was: nobody is told any more to fix it.
 */
export function headlineOf(
  { answer, status }: Pick<Incident, 'answer' | 'status'>,
  knowledge: Knowledge,
): string {
  const { verdict, causes, evidence } = answer
  if (status === 'open' || verdict.act === 'nothing') return verdict.headline
  const about = evidence.find(({ id }) => id === verdict.about)
  const title = causes.find(({ state }) => state === 'supported')?.title ?? about?.explanation?.title
  return title === undefined ? verdict.headline : say(knowledge, 'incident.was', { title })
}
