import type { KnownBlock } from '@slack/types'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say, type Values } from '../reply/say.ts'
import { plainText } from './blocks/plain.ts'
import { line, rich } from './blocks/rich.ts'
import type { SlackMessage } from './blocks.ts'

/** One of the bot's sentences for Slack (`slack.<key>` of replies.yml) as a message. */
export function notice(knowledge: Knowledge, key: string, values: Values = {}): SlackMessage {
  return asMessage([rich(line(say(knowledge, `slack.${key}`, values)))])
}

/** Blocks as a message, with their own words as its text. */
export function asMessage(blocks: KnownBlock[]): SlackMessage {
  return { text: plainText(blocks), blocks }
}
