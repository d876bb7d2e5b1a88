import type { SlackMessage } from '../blocks.ts'

/** What stands in `body` of an outbox row, as JSON, by the row's kind; a card's body is empty. */
export type PostBody = SlackMessage
/** A message that one person sees. */
export type EphemeralBody = { user: string; message: SlackMessage }
/** A file: its name, its text, what is said with it, and the user who asked for it. */
export type UploadBody = {
  name: string
  text: string
  comment?: string | undefined
  by?: string | undefined
}
/** Emoji on the first message of an incident's thread, by their names: the new one, and the one that goes. */
export type SignalBody = { add: string; remove?: string }
