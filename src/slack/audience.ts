import type { Desk } from './desk.ts'
import { record, text } from './intake/loose.ts'

/** Who may be answered here: everyone of this workspace; nobody of another; in shared channels only where listed. */
export type Audience = 'ours' | 'other-people' | 'shared-channel'

/**
 * Judges an event of a channel. Slack Connect shows a reply to another organisation: there the bot speaks only where
 * the channel is listed by its id, and never to other people.
 */
export function audienceOf(body: unknown, event: unknown, team: string | undefined, desk: Desk): Audience {
  const envelope = record(body)
  if (envelope.is_ext_shared_channel !== true) return 'ours'
  const { user_team, source_team, team: home, channel } = record(event)
  const theirs = [user_team, source_team, home].map(text).find(Boolean)
  if (theirs && team && theirs !== team && theirs !== text(envelope.enterprise_id)) return 'other-people'
  const listed = desk.watched !== 'all' && desk.watched.includes(text(channel))
  return listed ? 'ours' : 'shared-channel'
}
