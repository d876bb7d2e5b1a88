import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt'
import type { Asker } from '../../../llm/budget.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { helpMessage, isGreeting } from '../../help.ts'
import { escapeMrkdwn } from '../../inert.ts'
import { readCommand } from '../../intake.ts'
import { onceOnly } from '../../once-only.ts'
import { respondWith, responseOf } from '../../respond.ts'
import { slpExplain } from './slp-explain.ts'
import { slpList } from './slp-list.ts'
import { slpModel } from './slp-model.ts'
import { slpSearch } from './slp-search.ts'
import { slpShow } from './slp-show.ts'

/** What Bolt gives for a slash command. */
export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs

/** What a word behind `/slp` does with the words behind it. */
export type Subcommand = (words: string, desk: Desk, asker: Asker) => Promise<SlackMessage[]> | SlackMessage[]

const SUBCOMMANDS: Record<string, Subcommand> = {
  explain: slpExplain,
  search: slpSearch,
  list: slpList,
  show: slpShow,
  model: slpModel,
  help: (_, { engine }) => [helpMessage(engine.knowledge)],
}

/** Slack waits three seconds for an acknowledgment; what takes longer comes later. */
const ACK_WITHIN = 2000

/** `/slp explain|search|list|show|model|help`: answers only to the one who typed it. Without one of these words it explains. */
export async function onSlp({ command, ack, respond }: CommandArgs, desk: Desk): Promise<void> {
  const { trigger_id, user_id, channel_id, team_id, text } = command
  if (!onceOnly(desk, ['command', trigger_id, user_id, channel_id, text])) {
    await ack()
    return
  }
  const work = Promise.resolve(
    answer(readCommand(text ?? ''), desk, { user: user_id, channel: channel_id, team: team_id }),
  )
  const late = Symbol('late')
  const timer = new Promise<typeof late>((resolve) => {
    setTimeout(resolve, ACK_WITHIN, late).unref()
  })
  const first = await Promise.race([work, timer])
  if (first === late) await ack()
  else await ack(first[0] && responseOf(first[0], { to: 'asker' }))
  await respondWith(respond, first === late ? await work : first.slice(1), { to: 'asker' })
}

/** Tells the one who typed it; whether the command was acknowledged by then is not known here. */
export async function tellCommand({ respond, ack }: CommandArgs, sentence: string): Promise<void> {
  await ack().catch(() => {})
  await respond({ response_type: 'ephemeral', text: escapeMrkdwn(sentence) })
}

async function answer(typed: string, desk: Desk, asker: Asker): Promise<SlackMessage[]> {
  const trimmed = typed.trim()
  const word = trimmed.split(/\s/, 1)[0]?.toLowerCase() ?? ''
  const subcommand = Object.hasOwn(SUBCOMMANDS, word) ? SUBCOMMANDS[word] : undefined
  if (subcommand) return subcommand(trimmed.slice(word.length).trim(), desk, asker)
  if (trimmed === '' || isGreeting(trimmed, desk.engine.knowledge))
    return [helpMessage(desk.engine.knowledge)]
  return slpExplain(trimmed, desk, asker)
}
