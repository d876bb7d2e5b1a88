import type { Desk } from './desk.ts'
import { record, text } from './intake/loose.ts'

/**
 * Whether a bot's message counts like people's: its bot (B…) or its app (A…) is listed. Slack tells the app in the
 * message, in its `bot_profile`, or, of a classic bot, nowhere.
 */
export function isAlertBot(event: unknown, { alertBots }: Pick<Desk, 'alertBots'>): boolean {
  const { bot_id, app_id, bot_profile } = record(event)
  return [bot_id, app_id, record(bot_profile).app_id].some((id) => alertBots.includes(text(id)))
}
