import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt'
import { say } from '../../../reply/say.ts'
import { answerMessage, explainWhole, refusalMessage } from '../../answer-message.ts'
import { isOurs } from '../../audience.ts'
import { line, rich, smallPrint } from '../../blocks/rich.ts'
import type { Desk } from '../../desk.ts'
import { withdraw } from '../../incident/withdraw.ts'
import { record, text } from '../../intake/loose.ts'
import { isSaid } from '../../is-said.ts'
import { asMessage, notice } from '../../notice.ts'
import { claimOf, onceOnly } from '../../once-only.ts'
import type { Home } from '../../people.ts'
import { showAside } from '../../respond.ts'
import { readWholeMessage } from '../../whole-message.ts'

/** What Bolt gives for an entry of the message menu. */
export type ShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs

/**
 * "Explain with slp" in the menu of a message: answers in its thread. Where the bot has answered that message
 * already, or isn't in the channel, the answer goes to the asker alone, with a button to share it, and opens no incident there.
 */
export async function onExplainMessage(args: ShortcutArgs, desk: Desk): Promise<void> {
  const { ack, shortcut, client, context } = args
  await ack()
  const { message, channel, trigger_id, action_ts, user } = shortcut
  const marks = ['explain_message', trigger_id, action_ts, user.id, message.ts]
  if (await desk.store.claims.taken(claimOf(marks))) return
  const whole = await readWholeMessage(
    { message, botUser: context.botUserId },
    (files) => desk.readFiles(client, files),
    desk.engine.knowledge,
  )
  const beside = { user: user.id, channel: channel.id, thread: threadOf(args) }
  const home = { team: context.teamId, enterprise: context.enterpriseId }
  if (user.team_id && user.team_id !== home.team && !(await desk.people.isOf(user.id, home))) {
    if (await onceOnly(desk, marks))
      await showAside(args, [notice(desk.engine.knowledge, 'other-people')], beside)
    return
  }
  if (whole.empty) {
    if (!(await onceOnly(desk, marks))) return
    const nothing = notice(desk.engine.knowledge, 'nothing-to-explain')
    await showAside(args, [refusalMessage(whole) ?? nothing], beside)
    return
  }
  const incoming = {
    team: context.teamId,
    channel: channel.id,
    ts: message.ts,
    thread: threadOf(args),
    message,
    botUser: context.botUserId,
    asked: true,
    whole,
  }
  const asking = { user: user.id, channel: channel.id, team: context.teamId }
  if (await othersRead(message, channel.id, home, desk)) {
    const own = await explainWhole(whole, { from: incoming, asking }, desk)
    if (own && (await onceOnly(desk, marks))) await showAside(args, [own], beside)
    return
  }
  const key = await answerMessage(desk, client, incoming)
  if (!(await onceOnly(desk, marks)) || (key && (await isSaid(desk, key)))) return
  const place = { team: context.teamId ?? '', channel: channel.id, ts: message.ts }
  const withdrawn = key !== undefined && (await withdraw(desk, place, key))
  const shown = await explainWhole(whole, { from: incoming, share: true, asking }, desk)
  if (!shown) return
  const without = smallPrint(say(desk.engine.knowledge, 'slack.no-incident-here'))
  await showAside(args, [withdrawn ? asMessage([...shown.blocks, without]) : shown], beside)
}

/**
 * Whether people of another organisation read along where the bot wasn't told to speak: by the channel's events, or by
 * whose message it is.
 */
async function othersRead(message: unknown, channel: string, home: Home, desk: Desk): Promise<boolean> {
  if (desk.watched !== 'all' && desk.watched.includes(channel)) return false
  if (desk.shared.isShared(channel)) return true
  const { user_team, source_team, team } = record(message)
  const told = [user_team, source_team, team].some((each) => text(each) !== '')
  return told && !(await isOurs(message, home.team, home.enterprise, desk))
}

/** Tells the one who asked. */
export function tellShortcut(args: ShortcutArgs, sentence: string): Promise<unknown> {
  const { user, channel } = args.shortcut
  const beside = { user: user.id, channel: channel.id, thread: threadOf(args) }
  return showAside(args, [asMessage([rich(line(sentence))])], beside)
}

function threadOf({ shortcut }: ShortcutArgs): string | undefined {
  return text(shortcut.message.thread_ts) || undefined
}
