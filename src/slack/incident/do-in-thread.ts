import type { IncidentRow } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import { record, text } from '../intake/loose.ts'
import { doWord } from './do-word.ts'
import { queueAside, queuePost } from './record-events.ts'
import type { Delivery } from './settle.ts'
import type { Spoken } from './words.ts'

/**
 * Does what somebody said to the bot in the thread of an incident, and answers there; what is only for them, to them
 * alone. Gives the key of what it queued.
 */
export async function doInThread(
  desk: Desk,
  { ts, message }: { ts: string; message: unknown },
  delivery: Delivery,
  { row, spoken }: { row: IncidentRow; spoken: Spoken },
): Promise<string> {
  const { id: incident, team, channel, thread } = row
  const user = text(record(message).user)
  const key = `reply ${team} ${channel} ${ts}`
  let queued = 0
  await doWord(desk, {
    row,
    spoken,
    by: user || 'bot',
    delivery,
    files: { channel, thread },
    async post(calls, said, at) {
      // a file in the thread speaks for itself
      if (spoken.word === 'tac' || spoken.word === 'timeline') return
      const own = queued++ === 0 ? key : `${key} ${queued}`
      const place = { key: own, team, channel, thread, incident }
      if (spoken.word === 'catchup' && user) await queueAside(calls, place, user, said, at)
      else await queuePost(calls, place, said, at)
    },
  })
  return key
}
