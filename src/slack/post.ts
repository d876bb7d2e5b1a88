import { setTimeout as wait } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { SlackMessage } from './blocks.ts'

/** Posts of one reply at most, refused ones counted. */
const TRIES = 4

/** Seconds that a reply is worth waiting for. */
const WAIT_AT_MOST = 60

/** Errors of Slack's own about blocks or length: the plain text may still pass. */
const BLOCKS_REFUSED = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']

/** Errors that say nothing about whether the post was taken. */
const UNSURE = ['fatal_error', 'internal_error', 'request_timeout']

/** A connection that never stood. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']

/** Where a reply goes. */
export type Place = { channel: string; thread?: string | undefined }

/** What became of a reply. `unknown`: Slack may have it, so it is not posted again. */
export type Outcome = { posted: true } | { posted: false; why: string } | { posted: 'unknown'; why: string }

type Verdict =
  | { again: true; after: number; plain?: boolean; why: string }
  | { again: false; unknown: boolean; why: string }

/**
 * Posts a reply. Where Slack has certainly not taken it (too many posts, no connection) it is tried again within
 * reason; blocks that Slack doesn't like give way to plain text; where Slack may have it (time-out, broken
 * connection, error 500) it is left at that: two replies are worse than none.
 */
export async function post(
  client: webApi.WebClient,
  { channel, thread }: Place,
  message: SlackMessage,
  log: Logger,
): Promise<Outcome> {
  let plain = false
  for (let tries = 1; ; tries++) {
    try {
      await client.chat.postMessage({
        channel,
        ...(thread && { thread_ts: thread }),
        ...(plain ? { text: fenced(message.text) } : { ...message, mrkdwn: false }),
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: 'none',
      })
      return { posted: true }
    } catch (error) {
      const verdict = judge(error, tries, plain)
      log.warn({ channel, why: verdict.why, again: verdict.again, tries }, 'a reply was not taken')
      if (!verdict.again)
        return verdict.unknown ? { posted: 'unknown', why: verdict.why } : { posted: false, why: verdict.why }
      plain ||= verdict.plain ?? false
      await wait(verdict.after * 1000)
    }
  }
}

function judge(error: unknown, tries: number, plain: boolean): Verdict {
  const last = tries >= TRIES
  if (error instanceof webApi.WebAPIRateLimitedError)
    return again('ratelimited', error.retryAfter, last || error.retryAfter > WAIT_AT_MOST)
  if (error instanceof webApi.WebAPIPlatformError) {
    const why = error.data.error
    if (why === 'ratelimited' || why === 'rate_limited') return again(why, 2 * tries, last)
    if (BLOCKS_REFUSED.includes(why) && !plain) return { again: true, after: 0, plain: true, why }
    return { again: false, unknown: UNSURE.includes(why), why }
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = connectionCode(error.original)
    if (NOT_CONNECTED.includes(code)) return again(code, tries, last)
    return { again: false, unknown: true, why: code || 'no answer' }
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { again: false, unknown: error.statusCode >= 500, why: `http_${error.statusCode}` }
  // a 429 without Retry-After comes as a bare Error of the client's
  if (error instanceof Error && error.message.startsWith('Retry header')) return again('ratelimited', 5, last)
  return { again: false, unknown: true, why: error instanceof Error ? error.name : 'unknown' }
}

function again(why: string, after: number, giveUp: boolean): Verdict {
  return giveUp ? { again: false, unknown: false, why } : { again: true, after, why }
}

/** Node's fetch keeps the socket's error in `cause`. */
function connectionCode(error: Error): string {
  const { cause } = error
  for (const each of [error, cause]) {
    if (each instanceof Error && 'code' in each && typeof each.code === 'string') return each.code
  }
  return ''
}

/** Already escaped; in a fence nothing of it becomes a link. */
function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}
