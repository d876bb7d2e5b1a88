import { createHmac } from 'node:crypto'

/** Slack's headers of a signed request: the time in seconds, and the v0 signature over time and body. */
export function signatureHeaders(
  body: string,
  signingSecret: string,
  seconds = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const signature = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': `${seconds}`, 'x-slack-signature': `v0=${signature}` }
}
