import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  CheckboxesAction,
  OverflowAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt'
import { say, type Values } from '../../../reply/say.ts'
import type { IncidentRow } from '../../../store/store.ts'
import { noticeView } from '../../blocks/more-view.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { changeIncident, type Decision, type Found } from '../../incident/change-incident.ts'
import { CHECKLIST } from '../../incident/checklist.ts'
import { type OpenChecklist, refreshChecklist } from '../../incident/refresh-checklist.ts'
import { readRef } from '../../incident/refs.ts'
import { record, text } from '../../intake/loose.ts'
import { asMessage } from '../../notice.ts'
import { claimOf, onceOnly } from '../../once-only.ts'
import { showAside } from '../../respond.ts'

/** What can be used on a card. */
export type CardAction = ButtonAction | CheckboxesAction | OverflowAction | StaticSelectAction

/** What Bolt gives for it. */
export type CardArgs<Action extends CardAction = CardAction> = SlackActionMiddlewareArgs<
  BlockAction<Action>
> &
  AllMiddlewareArgs

/**
 * The incident of a card or of its checklist, where the click came from its own channel, or from a checklist that the bot
 * opened for it, and one of its own people; a value that says so is no proof. Of an organisation of several workspaces
 * all are its own.
 */
export async function incidentOfCard(
  { body, context }: CardArgs,
  id: string | undefined,
  { store, people }: Pick<Desk, 'store' | 'people'>,
): Promise<IncidentRow | undefined> {
  const row = id === undefined ? undefined : await store.incidents.byId(id)
  const here = row?.channel === body.channel?.id || (id !== undefined && checklistOf(body)?.incident === id)
  const own = row?.team === (context.teamId ?? '') && here
  return own && (await isColleague(body, row.team, people)) ? row : undefined
}

/** Whether whoever clicked is of that workspace or of its organisation: by their own home, not by where the click was. */
export async function isColleague(body: unknown, team: string, people: Desk['people']): Promise<boolean> {
  const { user, enterprise } = record(body)
  const { id, team_id, enterprise_id } = record(user)
  const [home, theirs, ours] = [text(team_id), text(enterprise_id), text(record(enterprise).id)]
  if (home === '' || home === team) return true
  if (!ours) return false
  return theirs ? theirs === ours : people.isOf(text(id), { team, enterprise: ours })
}

/** The checklist that somebody clicked in; undefined where they clicked on a message. */
export function checklistOf(body: unknown): OpenChecklist | undefined {
  const { callback_id, id, hash, private_metadata } = record(record(body).view)
  const incident = readRef(private_metadata)?.id
  if (callback_id !== CHECKLIST || !text(id) || incident === undefined) return undefined
  return { view: text(id), hash: text(hash), incident }
}

/**
 * Changes the incident of a card as `decide` says, once a click; where that is a sentence, only the one who clicked
 * reads it. A checklist that they clicked in shows what became of it.
 */
export async function changeByClick(
  args: CardArgs,
  desk: Desk,
  id: string | undefined,
  decide: (found: Found) => Decision | string | undefined,
): Promise<void> {
  const row = await incidentOfCard(args, id, desk)
  let sentence: string | undefined = row ? undefined : 'not-yours'
  if (row) {
    const delivery = { inbox: inboxOf(args.context), claim: claimOf(clickMarks(args)) }
    await changeIncident(desk, delivery, row, (found) => {
      const decision = decide(found)
      sentence = typeof decision === 'string' ? decision : undefined
      return typeof decision === 'string' ? undefined : decision
    })
  }
  if (sentence && (await onceOnly(desk, clickMarks(args))))
    await tellAside(args, desk, cardNotice(desk, sentence))
  const open = checklistOf(args.body)
  if (row && open && !sentence) await refreshChecklist(desk, args.client, open)
}

/** What tells one click from the next. */
export function clickMarks({ body, action }: CardArgs): string[] {
  return [action.action_id, action.block_id, action.action_ts, text(record(body).trigger_id), body.user.id]
}

/** Tells the one who clicked that something went wrong. */
export function tellCard(args: Telling, sentence: string, desk: Desk): Promise<unknown> {
  return tellAside(args, desk, asMessage([rich(line(sentence))]))
}

/** What it takes to tell somebody who clicked. */
type Telling = Pick<CardArgs, 'body' | 'respond' | 'client'>

/** Shows something to the one who clicked: beside the message, or on top of the checklist. */
export async function tellAside(
  args: Telling,
  { engine }: Pick<Desk, 'engine'>,
  ...messages: SlackMessage[]
): Promise<void> {
  const { body, client } = args
  if (checklistOf(body)) {
    const blocks = messages.flatMap((message) => message.blocks)
    if (blocks.length > 0)
      await client.views.push({ trigger_id: body.trigger_id, view: noticeView(blocks, engine.knowledge) })
    return
  }
  const thread = text(record(body.container).thread_ts) || text(record(body.message).thread_ts) || undefined
  await showAside(args, messages, { user: body.user.id, channel: body.channel?.id, thread })
}

/** One of the sentences about cards (`card.<key>` of replies.yml) as a message. */
export function cardNotice({ engine }: Pick<Desk, 'engine'>, key: string, values: Values = {}): SlackMessage {
  return asMessage([rich(line(say(engine.knowledge, `card.${key}`, values)))])
}
