import { webApi } from '@slack/bolt'

// an error of Slack's own: channel_not_found; a proxy's page is none
const CODE = /^[a-z][a-z0-9_]{1,60}$/

/** Errors of Slack's own about blocks or length: the plain text may still pass. */
const BLOCKS_REFUSED = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']

/** Errors that say nothing about whether a message was taken. */
const UNSURE = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']

/** Slack's word for "too many", within an answer. */
const TOO_MANY = ['ratelimited', 'rate_limited', 'message_limit_exceeded']

/** A connection that never stood. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']

/**
 * What an error says of a message. `wait`: certainly not taken, again after so many milliseconds (none said where
 * undefined). `plain`: its blocks are refused. `unknown`: Slack may have it. `never`: refused for good.
 */
export type Verdict =
  | { is: 'wait'; after: number | undefined; crowded: boolean; why: string }
  | { is: 'plain' | 'unknown' | 'never'; why: string }

/** Reads an error of the Web API's client. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { is: 'wait', after: error.retryAfter * 1000, crowded: true, why: 'ratelimited' }
  if (error instanceof webApi.WebAPIPlatformError) {
    const why = error.data.error
    if (!CODE.test(why)) return { is: 'unknown', why: 'no answer of Slack' }
    if (TOO_MANY.includes(why)) return { is: 'wait', after: 2000, crowded: true, why }
    if (BLOCKS_REFUSED.includes(why)) return { is: 'plain', why }
    return { is: UNSURE.includes(why) ? 'unknown' : 'never', why }
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const why = connectionCode(error.original)
    if (NOT_CONNECTED.includes(why)) return { is: 'wait', after: undefined, crowded: false, why }
    return { is: 'unknown', why: why || 'no answer' }
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { is: error.statusCode >= 500 ? 'unknown' : 'never', why: `http_${error.statusCode}` }
  // a 429 without Retry-After comes as a bare Error of the client's
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { is: 'wait', after: 5000, crowded: true, why: 'ratelimited' }
  return { is: 'unknown', why: error instanceof Error ? error.name : 'unknown' }
}

/** Node's fetch keeps the socket's error in `cause`. */
function connectionCode(error: Error): string {
  const { cause } = error
  for (const each of [error, cause]) {
    if (each instanceof Error && 'code' in each && typeof each.code === 'string') return each.code
  }
  return ''
}
