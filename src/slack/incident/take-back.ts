import type { webApi } from '@slack/bolt'
import { countsAsOutput } from '../../incident/counts-as-output.ts'
import type { IncidentEvent } from '../../incident/event.ts'
import { type PastedWords, reworded } from '../../incident/reworded.ts'
import { THREAD_GONE } from '../delivery/look-up.ts'
import type { Desk } from '../desk.ts'
import { list, record, text } from '../intake/loose.ts'
import { readMessage } from '../intake.ts'
import { messageClaim } from '../message-claim.ts'
import { readWholeMessage } from '../whole-message.ts'
import { recordEvents } from './record-events.ts'
import { settle } from './settle.ts'

/** A message that is gone, or says something else since: then `now` is what Slack has of it. */
export type ChangedMessage = {
  channel: string
  ts: string
  at: string
  now: unknown
  /** Nothing stands there any more, not even what Slack leaves of a message that had replies. */
  gone: boolean
}

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
  const change = { channel: text(channel), ts, at: text(event_ts), gone: subtype === 'message_deleted' }
  if (subtype === 'message_deleted' || after.subtype === 'tombstone') return { ...change, now: undefined }
  return said(message, botUser) === said(previous_message, botUser) ? undefined : { ...change, now: message }
}

/** What a message says, as far as one sees without reading its files. */
function said(message: unknown, botUser: string | undefined): string {
  const files = list(record(message).files).map(record)
  return JSON.stringify([readMessage(message, botUser).paste, files.map(({ id, mode }) => [id, mode])])
}

/**
 * Puts what a message says now in the place of what was kept of it, or blanks it. The events stay where they are: what
 * somebody took out of an old output makes it none that is newer than what came since.
 */
export async function takeBack(
  desk: Desk,
  client: webApi.WebClient,
  change: ChangedMessage & { team: string; botUser: string | undefined; inbox: string | undefined },
): Promise<void> {
  const { team, channel, ts, at: when, inbox } = change
  // buttons of an answer to what is gone answer no more
  await desk.store.answers.takeBack(team, channel, ts)
  const isOf = (event: IncidentEvent) =>
    event.kind === 'pasted' && event.from?.channel === channel && event.from.ts === ts
  await settle(
    desk,
    { team, channel },
    { inbox, claim: `changed ${team} ${channel} ${ts} ${when}` },
    async () => {
      const rows = await desk.store.incidents.ofMessage(team, channel, ts)
      if (rows.length === 0 && change.now !== undefined) return undefined
      const words = await wordsNow(desk, client, change)
      const changes = await Promise.all(
        rows.map(async (row) => {
          const known = await desk.store.incidents.events(row.id)
          const changed = known.map((event) => (isOf(event) ? reworded(event, words) : event))
          const before = await desk.incidents.view(row.id, known)
          const after = await desk.incidents.view(row.id, changed)
          return { row: { ...row, last: known.length }, events: [], before, after }
        }),
      )
      return { words, changes }
    },
    async (calls, { words, changes }) => {
      // a message that is gone before it was read isn't read any more
      if (change.now === undefined) await calls.claims.take(messageClaim(change), desk.now())
      await calls.incidents.reword(team, channel, ts, words)
      for (const each of changes) await recordEvents(calls, each, desk.now())
      // a reply to nothing would stand in the channel
      if (change.gone) await calls.outbox.drop({ team, channel, thread: ts }, THREAD_GONE, desk.now())
    },
  )
  await desk.store.shred()
}

/** What is kept of a message as it reads now; undefined where that is no output. */
async function wordsNow(
  desk: Desk,
  client: webApi.WebClient,
  { now, botUser }: { now: unknown; botUser: string | undefined },
): Promise<PastedWords | undefined> {
  if (now === undefined) return undefined
  const { paste, empty } = await readWholeMessage(
    { message: now, botUser },
    (files) => desk.readFiles(client, files),
    desk.engine.knowledge,
  )
  const answer = empty ? undefined : await desk.engine.explain(paste, { at: desk.now(), asked: false })
  if (!answer || !countsAsOutput(answer)) return undefined
  const { text: kept, secrets } = await desk.engine.keptText(paste)
  return { text: kept, removed: secrets }
}
