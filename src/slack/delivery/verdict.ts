import { webApi } from '@slack/bolt'
import { SlackError } from '../../errors.ts'

// an error of Slack's own: channel_not_found; a proxy's page is none
const CODE = /^[a-z][a-z0-9_]{1,60}$/

/**
 * What an error of Slack's says of a message; one that isn't here is final. Source: the errors that
 * https://docs.slack.dev/reference/methods/chat.postMessage, …/chat.update, …/chat.postEphemeral and
 * …/files.completeUploadExternal list, each by what they say of it.
 */
const MEANING: Readonly<Record<string, Verdict['is'] | 'crowded' | 'full'>> = {
  // about blocks, attachments or length: the plain text may still pass
  invalid_attachments: 'plain',
  invalid_blocks: 'plain',
  invalid_blocks_format: 'plain',
  msg_blocks_too_long: 'plain',
  msg_too_long: 'plain',
  // they say nothing about whether the message was taken
  fatal_error: 'unknown',
  internal_error: 'unknown',
  request_timeout: 'unknown',
  service_unavailable: 'unknown',
  // too many
  rate_limited: 'crowded',
  ratelimited: 'crowded',
  // "This team doesn't have any more room": no second of waiting makes some
  message_limit_exceeded: 'full',
  // the message that is there can't become what it should: "cannot be edited due to the team message edit settings",
  // another app's (this one was made anew), "rich-text blocks cannot be replaced with non-rich-text blocks"
  block_mismatch: 'gone',
  cant_update_message: 'gone',
  edit_window_closed: 'gone',
  message_not_found: 'gone',
  // the workspace, the channel or the app is being moved, locked or set up anew: an administrator's day
  access_denied: 'wait',
  accesslimited: 'wait',
  account_inactive: 'wait',
  ekm_access_denied: 'wait',
  enterprise_is_restricted: 'wait',
  external_channel_migrating: 'wait',
  invalid_auth: 'wait',
  missing_scope: 'wait',
  not_authed: 'wait',
  org_login_required: 'wait',
  restricted_action: 'wait',
  restricted_action_non_threadable_channel: 'wait',
  restricted_action_read_only_channel: 'wait',
  restricted_action_thread_locked: 'wait',
  restricted_action_thread_only_channel: 'wait',
  streaming_state_conflict: 'wait',
  team_access_not_granted: 'wait',
  team_added_to_org: 'wait',
  token_expired: 'wait',
  token_revoked: 'wait',
  two_factor_setup_required: 'wait',
  update_failed: 'wait',
}

/** Milliseconds to wait where Slack says "too many" within an answer, and where a workspace is full. */
const CROWDED = 2000
const FULL = 5 * 60_000

/** A connection that never stood. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']

/**
 * What an error says of a message. `wait`: certainly not taken, again after so many milliseconds (none said where
 * undefined). `plain`: its blocks are refused. `unknown`: Slack may have it. `gone`: the message to edit can't be
 * edited any more. `never`: refused for good.
 */
export type Verdict =
  | { is: 'wait'; after: number | undefined; crowded: boolean; why: string }
  | { is: 'plain' | 'unknown' | 'gone' | 'never'; why: string }

/** Reads an error of the Web API's client. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { is: 'wait', after: error.retryAfter * 1000, crowded: true, why: 'ratelimited' }
  if (error instanceof webApi.WebAPIPlatformError) return meaningOf(error.data.error)
  if (error instanceof webApi.WebAPIRequestError) {
    const why = connectionCode(error.original)
    if (NOT_CONNECTED.includes(why)) return { is: 'wait', after: undefined, crowded: false, why }
    return { is: 'unknown', why: why || 'no answer' }
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { is: error.statusCode >= 500 ? 'unknown' : 'never', why: `http_${error.statusCode}` }
  if (error instanceof SlackError) return { is: error.passing ? 'unknown' : 'never', why: error.message }
  // a 429 without Retry-After comes as a bare Error of the client's
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { is: 'wait', after: 5000, crowded: true, why: 'ratelimited' }
  return { is: 'unknown', why: error instanceof Error ? error.name : 'unknown' }
}

function meaningOf(why: string): Verdict {
  if (!CODE.test(why)) return { is: 'unknown', why: 'no answer of Slack' }
  const is = Object.hasOwn(MEANING, why) ? MEANING[why] : undefined
  switch (is) {
    case 'crowded':
      return { is: 'wait', after: CROWDED, crowded: true, why }
    case 'full':
      return { is: 'wait', after: FULL, crowded: true, why }
    case 'wait':
      return { is, after: undefined, crowded: false, why }
    default:
      return { is: is ?? 'never', why }
  }
}

/** Node's fetch keeps the socket's error in `cause`. */
function connectionCode(error: Error): string {
  const { cause } = error
  for (const each of [error, cause]) {
    if (each instanceof Error && 'code' in each && typeof each.code === 'string') return each.code
  }
  return ''
}
