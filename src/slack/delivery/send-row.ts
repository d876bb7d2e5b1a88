import { setTimeout as wait } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { OutboxRow } from '../../store/store.ts'
import type { SlackMessage } from '../blocks.ts'
import { isThreadGone, lookUp, THREAD_GONE } from './look-up.ts'
import { marked, metadataOf } from './marker.ts'
import type { EphemeralBody, PostBody, UploadBody } from './outbox-bodies.ts'
import type { Pace } from './pace.ts'
import { sendSignal } from './send-signal.ts'
import { upload } from './upload.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** Tries of one row go on for a day. */
const GIVE_UP_AFTER = 24 * 60 * 60 * 1000

/** Milliseconds between tries where Slack can't be reached: longer the longer it lasts. */
const WAIT = { atLeast: 1000, atMost: 60_000 }

/** Milliseconds after which somebody may have deleted what a reply belongs to. */
const OLD = 5000

/** Attempts at taking a reply away, and milliseconds between them. */
const AWAY_TRIES = 3
const AWAY_AGAIN = 1000

/** What went no sooner than it may, which is no trouble. */
export const PACED = 'edits wait for one another'

/** All edits share one pace. */
const EDITS = 'chat.update'

/** The card of a row's incident: what it looks like now, and where it stands in Slack. */
export type Card = { message: SlackMessage; ts: string | undefined }

/**
 * What became of a row. `back`: again in so many milliseconds; `sure`: Slack has certainly not taken it now;
 * `crowded`: Slack wants fewer messages in that channel. `gone`: the card's message was deleted or can't be edited any
 * more, it needs a new one. `dead`: refused for good; `stuck`: a card that stands there as it was.
 */
export type Ending =
  | { is: 'sent'; ts: string | undefined }
  | { is: 'back'; after: number; sure: boolean; crowded: boolean; why: string }
  | { is: 'dead'; why: string; stuck?: boolean }
  | { is: 'gone'; why: string }

/** What a row is sent with. */
export type Counter = {
  client: webApi.WebClient
  card: (row: OutboxRow) => Promise<Card | undefined>
  /** Where it can't be found out whether Slack has a message. */
  onDoubt: 'post' | 'drop'
  /** Milliseconds after which whatever a request brought about is there. */
  quarantine: number
  /** Where the API is, and with it where files may be sent to; Slack's own unless set. */
  apiUrl: string | undefined
  /** Keeps to Slack's limit of edits, which is one for the whole workspace. */
  edits: Pace
  now: () => number
}

/**
 * Sends one row, whose lease ends at `until`. Never twice: what may be in Slack already is looked for there first,
 * and nothing is posted so late that another owner might think that it was not.
 */
export async function sendRow(row: OutboxRow, until: number, counter: Counter): Promise<Ending> {
  const { now, quarantine } = counter
  const first = row.firstAttemptAt ? Date.parse(row.firstAttemptAt) : now()
  if (now() - first > GIVE_UP_AFTER) return { is: 'dead', why: `given up: ${row.lastError ?? 'too late'}` }
  if (row.kind === 'signal') return sendSignal(row, counter.client)
  const card = row.kind === 'card' ? await counter.card(row) : undefined
  if (row.kind === 'card' && !card) return { is: 'sent', ts: undefined }
  const earlier = row.attempts > 1 && !card?.ts ? await settleDoubt(row, counter) : undefined
  if (earlier) return earlier
  const waits = card?.ts ? editsWait(counter) : undefined
  if (waits) return waits
  const old = row.kind === 'upload' || now() - Math.min(first, Date.parse(row.due)) > OLD
  if (old && !card?.ts && (await isThreadGone(counter.client, row))) return { is: 'dead', why: THREAD_GONE }
  for (const plain of [false, true]) {
    if (now() > until - quarantine)
      return { is: 'back', after: 0, sure: true, crowded: false, why: 'too slow' }
    try {
      return await say(row, card, plain, counter)
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict.is === 'plain' && !plain && row.kind !== 'upload') continue
      const ending = endingOf(verdict, row, card, now() - first, quarantine)
      if (!card?.ts || ending.is !== 'back' || !ending.crowded) return ending
      counter.edits.pause(EDITS, now() + ending.after)
      return { ...ending, crowded: false }
    }
  }
  return { is: 'dead', why: 'its plain text too is refused' }
}

/** Holds an edit back while there are as many as Slack takes; else counts it. */
function editsWait({ edits, now }: Counter): Ending | undefined {
  const at = now()
  if (edits.waiting(at).length === 0) {
    edits.count(EDITS, at)
    return undefined
  }
  return { is: 'back', after: (edits.next(at) ?? at) - at, sure: true, crowded: false, why: PACED }
}

/** What to do about an attempt whose outcome nobody knows; undefined where it is to be sent. */
async function settleDoubt(row: OutboxRow, { client, onDoubt }: Counter): Promise<Ending | undefined> {
  if (row.kind === 'ephemeral') return { is: 'dead', why: 'in doubt, and shown at most once' }
  const found = await lookUp(client, row)
  if (found.is === 'there') return { is: 'sent', ts: found.ts }
  if (found.is === 'absent' && found.why === THREAD_GONE && row.thread) {
    const stray = await lookUp(client, { ...row, thread: undefined })
    return {
      is: 'dead',
      why: stray.is === 'there' ? await takeAway(client, row.channel, stray.ts) : THREAD_GONE,
    }
  }
  if (found.is === 'wait')
    return { is: 'back', after: found.after, sure: true, crowded: false, why: `look-up: ${found.why}` }
  if (found.is === 'blind' && onDoubt === 'drop')
    return { is: 'dead', why: `in doubt, and can't be looked up (${found.why}); SLP_ON_DOUBT is drop` }
  return undefined
}

/**
 * One call that people can see; gives the message's `ts`. Where the thread's first message is gone, Slack puts a reply
 * into the channel, for everybody, and says so by what its answer lacks (seen live: slack-go/slack issue 1571): it is
 * taken away again.
 */
async function say(
  row: OutboxRow,
  card: Card | undefined,
  plain: boolean,
  { client, apiUrl }: Counter,
): Promise<Ending> {
  const { channel, thread, key } = row
  const place = { channel, ...(thread && { thread_ts: thread }) }
  switch (row.kind) {
    case 'upload':
      await upload(client, row, JSON.parse(row.body) as UploadBody, apiUrl)
      return { is: 'sent', ts: undefined }
    case 'ephemeral': {
      const { user, message } = JSON.parse(row.body) as EphemeralBody
      await client.chat.postEphemeral({ ...place, user, ...contentOf(message, key, plain) })
      return { is: 'sent', ts: undefined }
    }
    default: {
      const message = card?.message ?? (JSON.parse(row.body) as PostBody)
      const content = contentOf(message, key, plain)
      if (card?.ts) {
        // attachments that aren't given would stay
        const { ts } = await client.chat.update({ channel, ts: card.ts, ...content, attachments: [] })
        return { is: 'sent', ts }
      }
      const unfurled = { unfurl_links: false, unfurl_media: false }
      const { ts, message: stands } = await client.chat.postMessage({ ...place, ...content, ...unfurled })
      if (!ts || !thread || !stands || stands.thread_ts === thread) return { is: 'sent', ts }
      return { is: 'dead', why: await takeAway(client, channel, ts) }
    }
  }
}

/** Takes a reply out of the channel that it should never have stood in; gives why its row ends. Never rejects. */
async function takeAway(client: webApi.WebClient, channel: string, ts: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      await client.chat.delete({ channel, ts })
      return THREAD_GONE
    } catch (error) {
      const { why } = verdictOf(error)
      if (why === 'message_not_found') return THREAD_GONE
      if (tries === AWAY_TRIES) return `${THREAD_GONE}, and its reply stands in the channel: ${why}`
      await wait(AWAY_AGAIN)
    }
  }
}

/** Nothing in it is parsed or unfurled. Where blocks are refused, the text alone, in a fence. */
function contentOf(message: SlackMessage, key: string, plain: boolean) {
  const quiet = { link_names: false, parse: 'none' as const }
  // already escaped; in a fence nothing of it becomes a link
  if (plain) return { ...quiet, text: `\`\`\`\n${message.text}\n\`\`\``, ...metadataOf(key), blocks: [] }
  return { ...quiet, ...marked(message, key), mrkdwn: false }
}

function endingOf(
  verdict: Verdict,
  row: OutboxRow,
  card: Card | undefined,
  lasted: number,
  quarantine: number,
): Ending {
  const { why } = verdict
  if (verdict.is === 'wait') {
    const after = verdict.after ?? Math.min(Math.max(lasted / 2, WAIT.atLeast), WAIT.atMost)
    return { is: 'back', after, sure: true, crowded: verdict.crowded, why }
  }
  // an edit may be made twice: it says the same both times
  if (verdict.is === 'unknown' && card?.ts)
    return { is: 'back', after: WAIT.atLeast, sure: false, crowded: false, why }
  if (verdict.is === 'unknown')
    return row.kind === 'ephemeral'
      ? { is: 'dead', why: `in doubt, and shown at most once: ${why}` }
      : { is: 'back', after: quarantine, sure: false, crowded: false, why }
  if (!card?.ts) return { is: 'dead', why }
  return verdict.is === 'gone' ? { is: 'gone', why } : { is: 'dead', why, stuck: true }
}
