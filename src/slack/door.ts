import type { Receiver } from '@slack/bolt'

/** A way in: Bolt's receiver, and how to open and close it. */
export type Door = {
  receiver: Receiver
  /** Whether Slack can reach the bot, as far as this end can tell. */
  isConnected: () => boolean
  /** Opens it; gives the port that it listens on. Rejects where Slack or the machine refuses. */
  open: (port: number, host: string) => Promise<number>
  /** Takes nothing more in; what is under way goes on. */
  close: () => Promise<void>
}
