import type { webApi } from '@slack/bolt'
import type { IncidentRow } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import { record, text } from '../intake/loose.ts'
import { doWord } from './do-word.ts'
import { queuePost } from './record-events.ts'
import type { Delivery } from './settle.ts'
import type { Spoken } from './words.ts'

/**
 * Does what somebody said to the bot in the thread of an incident, and answers there; what is only for them, to them
 * alone. Gives the key of what it queued.
 */
export async function doInThread(
  desk: Desk,
  client: webApi.WebClient,
  { ts, message }: { ts: string; message: unknown },
  delivery: Delivery,
  { row, spoken }: { row: IncidentRow; spoken: Spoken },
): Promise<string | undefined> {
  const { id: incident, team, channel, thread } = row
  const user = text(record(message).user)
  const key = `reply ${team} ${channel} ${ts}`
  const shown = await doWord(desk, {
    row,
    spoken,
    by: user || 'bot',
    delivery,
    files: { channel, thread },
    ...(spoken.word !== 'catchup' && {
      // a file in the thread speaks for itself
      post: async (calls, said, at) => {
        if (spoken.word === 'tac' || spoken.word === 'timeline') return
        await queuePost(calls, { key, team, channel, thread, incident }, said, at)
      },
    }),
  })
  for (const each of shown) await client.chat.postEphemeral({ channel, user, thread_ts: thread, ...each })
  return key
}
