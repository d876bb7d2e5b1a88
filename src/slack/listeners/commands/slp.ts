import type { AllMiddlewareArgs, Context, SlackCommandMiddlewareArgs } from '@slack/bolt'
import type { Asker } from '../../../llm/budget.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { helpMessage, isGreeting } from '../../help.ts'
import { inboxOf } from '../../inbox-of.ts'
import { takesWords, WORDS, type Word } from '../../incident/words.ts'
import { escapeMrkdwn } from '../../inert.ts'
import { readCommand } from '../../intake.ts'
import { claimOf } from '../../once-only.ts'
import { responseOf } from '../../respond.ts'
import { slpAdmin } from './slp-admin.ts'
import { slpExplain } from './slp-explain.ts'
import { slpHours } from './slp-hours.ts'
import { type Caller, slpIncidents, slpWord } from './slp-incident.ts'
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
  admin: slpAdmin,
  help: (_, { engine }) => [helpMessage(engine.knowledge)],
}

/** Milliseconds for the acknowledgment of a command that nobody says when it came: it was in the inbox. */
const ACK_WITHIN = 2000

/**
 * `/slp explain|search|list|show|model|admin|help`, and what can be told it of an incident: answers only to the one who typed it.
 * Without one of these words it explains.
 */
export async function onSlp({ command, ack, respond, context }: CommandArgs, desk: Desk): Promise<void> {
  const { trigger_id, user_id, channel_id, text } = command
  const caller: Caller = {
    team: context.teamId ?? '',
    channel: channel_id,
    user: user_id,
    delivery: {
      inbox: inboxOf(context),
      claim: claimOf(['command', trigger_id, user_id, channel_id, text]),
    },
  }
  if (await desk.store.claims.taken(caller.delivery.claim)) {
    await ack()
    return
  }
  const work = answer(readCommand(text ?? ''), desk, caller)
  const late = Symbol('late')
  const timer = new Promise<typeof late>((resolve) => {
    setTimeout(resolve, ackWithin(context), late).unref()
  })
  const first = await Promise.race([work, timer])
  if (first === late) await ack()
  else await ack(first[0] && responseOf(first[0], { to: 'asker' }))
  const rest = first === late ? await work : first.slice(1)
  for (const message of rest) await respond(responseOf(message, { to: 'asker' }))
}

/** Slack waits three seconds for an acknowledgment, from when it sends the command; what takes longer comes later. */
function ackWithin({ ackBy }: Context): number {
  return typeof ackBy === 'number' ? Math.max(ackBy - Date.now(), 0) : ACK_WITHIN
}

/** Tells the one who typed it; whether the command was acknowledged by then is not known here. */
export async function tellCommand({ respond, ack }: CommandArgs, sentence: string): Promise<void> {
  await ack().catch(() => {})
  await respond({ response_type: 'ephemeral', text: escapeMrkdwn(sentence) })
}

async function answer(typed: string, desk: Desk, caller: Caller): Promise<SlackMessage[]> {
  const trimmed = typed.trim()
  const first = trimmed.split(/\s/, 1)[0]?.toLowerCase() ?? ''
  const rest = trimmed.slice(first.length).trim()
  const word = WORDS.find((each) => each === first)
  if (word && isAboutIncident(word, rest)) return slpWord(desk, caller, word, rest)
  if (!(await desk.store.claims.take(caller.delivery.claim, desk.now()))) return []
  if (first === 'incidents' && rest === '') return slpIncidents(desk, caller)
  if (first === 'hours' && /^(?:\d.*|off)?$/i.test(rest)) return slpHours(desk, caller, rest)
  const subcommand = Object.hasOwn(SUBCOMMANDS, first) ? SUBCOMMANDS[first] : undefined
  if (subcommand) return subcommand(rest, desk, caller)
  if (trimmed === '' || isGreeting(trimmed, desk.engine.knowledge))
    return [helpMessage(desk.engine.knowledge)]
  return slpExplain(trimmed, desk, caller)
}

/** `/slp status 42` is, `/slp status of the licence` is a question. */
function isAboutIncident(word: Word, rest: string): boolean {
  return rest === '' || takesWords(word) || /^#?\d{1,9}$/.test(rest)
}
