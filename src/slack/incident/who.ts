import type { RichTextElement } from '@slack/types'
import { isUserId } from '../../incident/user-id.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { date } from '../../reply/when.ts'
import { words } from '../blocks/rich.ts'

/**
 * Who did something, on a card: a user as Slack shows users, the bot, the terminal, an app and
 * somebody who was forgotten in words. An edit pings nobody.
 */
export function person(by: string, knowledge: Knowledge): RichTextElement {
  if (isUserId(by)) return { type: 'user', user_id: by }
  return words(say(knowledge, [`card.by-${by}`, 'card.by-app']))
}

/** A moment, in the reader's own time zone; UTC where it can't be shown. */
export function moment(iso: string): RichTextElement {
  const at = new Date(iso)
  return {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1000),
    format: '{date_short_pretty} {time}',
    fallback: `${date(iso)} ${iso.slice(11, 16)} UTC`,
  }
}

/** A day, in the reader's own time zone; UTC where it can't be shown. */
export function day(iso: string): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(Date.parse(iso) / 1000),
    format: '{date_short_pretty}',
    fallback: date(iso),
  }
}
