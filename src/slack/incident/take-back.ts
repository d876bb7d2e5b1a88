import { countsAsOutput } from '../../incident/counts-as-output.ts'
import { withoutSecrets } from '../../text/secrets.ts'
import type { Desk } from '../desk.ts'
import { record, text } from '../intake/loose.ts'
import { readMessage } from '../intake.ts'
import { queueCard } from './record-events.ts'
import { settle } from './settle.ts'

/** A message that is gone, or says something else since. */
export type ChangedMessage = { channel: string; ts: string; by: string; at: string; now: string | undefined }

/**
 * What an event says of a message that was deleted or edited; undefined where it says nothing of the kind. An unfurl
 * is an edit for Slack, and the first message of a thread leaves a tombstone.
 */
export function changedMessage(event: unknown, botUser: string | undefined): ChangedMessage | undefined {
  const { subtype, channel, message, previous_message, deleted_ts, event_ts } = record(event)
  const before = record(previous_message)
  const after = record(message)
  if (subtype !== 'message_changed' && subtype !== 'message_deleted') return undefined
  const author = text(before.user) || text(after.user)
  const ts = text(deleted_ts) || text(after.ts) || text(before.ts)
  if (!ts || author === botUser) return undefined
  const change = { channel: text(channel), ts, by: author || 'bot', at: text(event_ts) }
  if (subtype === 'message_deleted' || after.subtype === 'tombstone') return { ...change, now: undefined }
  const now = readMessage(message, botUser).paste
  return now === readMessage(previous_message, botUser).paste ? undefined : { ...change, now }
}

/** Blanks what was kept of a message; what it says since is pasted anew. The events stay. */
export async function takeBack(
  desk: Desk,
  change: ChangedMessage & { team: string; inbox: string | undefined },
): Promise<void> {
  const { team, channel, ts, by, at: when, now, inbox } = change
  const at = desk.now()
  const answer = now === undefined ? undefined : await desk.engine.explain(now, { at, asked: false })
  const masked = answer && countsAsOutput(answer) ? withoutSecrets(now ?? '') : undefined
  await settle(
    desk,
    { team, channel },
    { inbox, claim: `changed ${team} ${channel} ${ts} ${when}` },
    async () => ({}),
    async (calls) => {
      for (const id of await calls.incidents.blank(team, channel, ts)) {
        if (masked) {
          const { text: kept, secrets } = masked
          const from = { channel, ts }
          await calls.incidents.append(id, [{ kind: 'pasted', at, by, text: kept, removed: secrets, from }])
        }
        const row = await calls.incidents.byId(id)
        if (row) await queueCard(calls, row, at)
      }
    },
  )
}
