import type { Desk } from './desk.ts'
import { record, text } from './intake/loose.ts'

/** Who may be answered here: everyone of this workspace; nobody of another; in shared channels only where listed. */
export type Audience = 'ours' | 'other-people' | 'shared-channel'

/**
 * Judges an event of a channel. Slack Connect shows a reply to another organisation: there the bot speaks only where
 * the channel is listed by its id, and never to other people. Other workspaces of the same organisation are its own.
 */
export async function audienceOf(
  body: unknown,
  event: unknown,
  team: string | undefined,
  desk: Desk,
): Promise<Audience> {
  const envelope = record(body)
  const isShared = envelope.is_ext_shared_channel === true
  const enterprise = text(envelope.enterprise_id) || undefined
  // an envelope that doesn't say "shared" proves nothing against an author who is said to be another team's
  const author = text(record(event).user_team)
  if (!isShared && (!author || author === team || author === enterprise)) return 'ours'
  if (!(await isOurs(event, team, enterprise, desk))) return 'other-people'
  if (!isShared) return 'ours'
  const listed = desk.watched !== 'all' && desk.watched.includes(text(record(event).channel))
  return listed ? 'ours' : 'shared-channel'
}

/** Whether a message is of this workspace or organisation. What the event doesn't tell (a message with files often has no team), Slack is asked; a bot is listed by its id. */
export async function isOurs(
  event: unknown,
  team: string | undefined,
  enterprise: string | undefined,
  { people }: Desk,
): Promise<boolean> {
  const { user_team, source_team, team: home, user } = record(event)
  const theirs = [user_team, source_team, home].map(text).find(Boolean)
  if (theirs && (theirs === team || theirs === enterprise)) return true
  if (theirs && !enterprise) return false
  return text(user) ? people.isOf(text(user), { team, enterprise }) : !theirs
}
