/** The three kinds of things that Slack delivers. */
export type Kind = 'events_api' | 'slash_commands' | 'interactive'

/** What is delivered. */
export type Payload = Readonly<Record<string, unknown>>

/** How the app took a delivery: acknowledged or not, with what, after how many attempts, how long the last one took. */
export type Delivered = {
  acknowledged: boolean
  status?: number
  body: unknown
  attempts: number
  ms: number
}

/** A way to the app. */
export type Transport = {
  deliver: (kind: Kind, payload: Payload) => Promise<Delivered>
  close: () => Promise<void>
}

/** Slack waits so long for an acknowledgment, in milliseconds. */
export const ACK_WITHIN = 3000

/** Waits before Slack delivers an event again: at once, after a minute, after five. */
export const RETRY_AFTER: readonly number[] = [0, 60_000, 300_000]
