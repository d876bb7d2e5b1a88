import { say } from '../../reply/say.ts'
import { code, line, rich, words } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { Desk } from '../desk.ts'
import { asMessage } from '../notice.ts'
import { footer } from './footer.ts'
import type { Pasted } from './message-plan.ts'

/**
 * The reply to what nobody can make anything of, said to the bot in the thread of an incident: that, what is understood
 * there, and what to paste next. Undefined elsewhere, and where there is an answer.
 */
export async function notUnderstood(
  { engine: { knowledge }, incidents, store }: Desk,
  { team, channel, thread, asked, answer }: Pasted,
): Promise<SlackMessage | undefined> {
  if (!asked || answer.evidence.length > 0) return undefined
  const row = await store.incidents.byThread(team, channel, thread)
  if (!row) return undefined
  const { number } = row
  const { verdict } = answer
  const [next] = (await incidents.view(row.id, await store.incidents.events(row.id))).answer.ask
  return asMessage([
    rich(
      line(words(verdict.headline, 'bold')),
      ...(answer.choices ?? []).map(({ title }) => line(title)),
      ...(verdict.impact ? [line(verdict.impact)] : []),
      line(say(knowledge, 'card.not-understood', { number })),
      ...(next ? [line(words(say(knowledge, 'card.next'), 'bold')), code([next.command])] : []),
    ),
    footer(number, knowledge),
  ])
}
