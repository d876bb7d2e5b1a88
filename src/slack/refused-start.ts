import { webApi } from '@slack/bolt'
import { SlackError } from '../errors.ts'

/** Errors of Slack's that a new start doesn't help against: a token is wrong, or the app. All others may pass. */
const FINAL = [
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'socket_mode_not_enabled',
  'token_expired',
  'token_revoked',
]

/** Whether Slack's refusal stays the same however often one asks. */
export function isFinal(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && FINAL.includes(error.data.error)
}

/** One line for the operator: what was refused, and Slack's or the system's word for it. */
export function refusal(what: string, error: unknown): SlackError {
  if (error instanceof webApi.WebAPIPlatformError)
    return isFinal(error)
      ? new SlackError(`Slack refuses ${what}: ${error.data.error}. \`slp doctor\` says where to get it`)
      : new SlackError(`Slack can't be used now: ${error.data.error}`, { passing: true })
  if (error instanceof webApi.WebAPIRequestError)
    return new SlackError("Slack can't be reached: check the network, a proxy, and SLACK_API_URL", {
      passing: true,
    })
  if (error instanceof webApi.WebAPIHTTPError)
    return new SlackError(`Slack answers with HTTP ${error.statusCode}; check SLACK_API_URL`, {
      passing: error.statusCode >= 500 || error.statusCode === 429,
    })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new SlackError(`${what} can't be used: ${code || (error instanceof Error ? error.name : 'unknown')}`)
}
