import { questionsAbout } from '../../incident/ask-about.ts'
import { line, rich } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { Desk } from '../desk.ts'
import { asMessage } from '../notice.ts'
import { footer } from './footer.ts'
import type { Pasted } from './message-plan.ts'

/**
 * The reply to a question about an incident, asked of the bot in its thread: from all that was pasted there. Undefined
 * elsewhere, where nothing of it was asked, and where the knowledge base answers the words whatever was pasted.
 */
export async function aboutIncident(
  { engine: { knowledge }, store, now }: Desk,
  { team, channel, thread, asked, text, answer }: Pasted,
): Promise<SlackMessage | undefined> {
  const isOpen = asked && answer.evidence.length === 0
  const row = isOpen ? await store.incidents.byThread(team, channel, thread) : undefined
  if (!row) return undefined
  const said = questionsAbout(await store.incidents.events(row.id), text, knowledge, now())
  if (said.length === 0) return undefined
  return asMessage([rich(...said.map(({ text: each }) => line(each))), footer(row.number, knowledge)])
}
