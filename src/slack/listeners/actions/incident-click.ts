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
import { line, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { changeIncident, type Decision, type Found } from '../../incident/change-incident.ts'
import { record, text } from '../../intake/loose.ts'
import { asMessage } from '../../notice.ts'
import { claimOf, onceOnly } from '../../once-only.ts'
import { responseOf } from '../../respond.ts'

/** What can be used on a card. */
export type CardAction = ButtonAction | CheckboxesAction | OverflowAction | StaticSelectAction

/** What Bolt gives for it. */
export type CardArgs<Action extends CardAction = CardAction> = SlackActionMiddlewareArgs<
  BlockAction<Action>
> &
  AllMiddlewareArgs

/**
 * The incident of a card, where the click came from its own channel and one of its own people; a value that says so is
 * no proof. Of an organisation of several workspaces all are its own.
 */
export async function incidentOfCard(
  { body, context }: CardArgs,
  id: string | undefined,
  { store }: Desk,
): Promise<IncidentRow | undefined> {
  const row = id === undefined ? undefined : await store.incidents.byId(id)
  const home = text(record(body.user).team_id)
  const stranger = home !== '' && home !== row?.team && !record(body).enterprise
  const own = row?.team === (context.teamId ?? '') && row.channel === body.channel?.id
  return own && !stranger ? row : undefined
}

/**
 * Changes the incident of a card as `decide` says, once a click; where that is a sentence, only the one who clicked
 * reads it.
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
  if (sentence && (await onceOnly(desk, clickMarks(args)))) await tellAside(args, cardNotice(desk, sentence))
}

/** What tells one click from the next. */
export function clickMarks({ body, action }: CardArgs): string[] {
  return [action.action_id, action.block_id, action.action_ts, text(record(body).trigger_id), body.user.id]
}

/** Tells the one who clicked that something went wrong. */
export function tellCard(args: Pick<CardArgs, 'body' | 'respond'>, sentence: string): Promise<unknown> {
  return tellAside(args, asMessage([rich(line(sentence))]))
}

/** Shows something to the one who clicked. */
export async function tellAside(
  args: Pick<CardArgs, 'body' | 'respond'>,
  ...messages: SlackMessage[]
): Promise<void> {
  const { body, respond } = args
  const thread = text(record(body.container).thread_ts) || text(record(body.message).thread_ts) || undefined
  for (const message of messages) await respond(responseOf(message, { to: 'asker', thread }))
}

/** One of the sentences about cards (`card.<key>` of replies.yml) as a message. */
export function cardNotice({ engine }: Pick<Desk, 'engine'>, key: string, values: Values = {}): SlackMessage {
  return asMessage([rich(line(say(engine.knowledge, `card.${key}`, values)))])
}
