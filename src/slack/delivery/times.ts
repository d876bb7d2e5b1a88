/** How long things take, in milliseconds; tests hurry. */
export type Times = {
  /** Slack answers within this, or not at all. */
  request: number
  /** What the network may still bring about afterwards; also how long a claimed row may wait for its post. */
  margin: number
  /** Between two messages to one channel, in the long run, and how many may go at once. */
  pace: number
  burst: number
  /** The outbox is looked at so often, for what other replicas have queued; also the inbox and the reminders. */
  look: number
  sweep: number
  remind: number
  /** What is old is deleted so often. */
  tidy: number
  /** A delivery is in the hands of whoever took it for so long, and again at each sweep; then others may have it. */
  stale: number
  /** Without a socket for so long the bot is deaf, and starts anew. */
  deaf: number
}

/** Slack's limit is a message a second and channel, with short bursts. https://docs.slack.dev/apis/web-api/rate-limits */
export const TIMES: Times = {
  request: 10_000,
  margin: 5000,
  pace: 1000,
  burst: 3,
  look: 500,
  sweep: 5000,
  remind: 15_000,
  tidy: 6 * 60 * 60 * 1000,
  stale: 20_000,
  deaf: 5 * 60_000,
}

/** Whatever a request has brought about is there after this. */
export function quarantine({ request, margin }: Times): number {
  return request + margin
}

/** A row is its owner's for so long: it begins to post within the first margin, and what comes of it is there at the end. */
export function lease(times: Times): number {
  return times.margin + quarantine(times)
}
