import type { ButtonAction, OverflowAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { doWord } from '../../incident/do-word.ts'
import { readRef } from '../../incident/refs.ts'
import { handOverView, noteView } from '../../incident/views.ts'
import { readWord } from '../../incident/words.ts'
import { claimOf, onceOnly } from '../../once-only.ts'
import {
  type CardArgs,
  cardNotice,
  checklistOf,
  clickMarks,
  incidentOfCard,
  tellAside,
} from './incident-click.ts'
import { cancelReminder, remindAtNine } from './remind.ts'
import { askWhatFixed } from './resolve.ts'
import { takeIncident } from './take-incident.ts'

/** The menu of a card, and the buttons of its checklist: what found no room as a button, what happened so far, the bundle for TAC, the timeline, a note. */
export async function onCardMenu(args: CardArgs<OverflowAction | ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body, client, context } = args
  await ack()
  const chosen = action.type === 'overflow' ? action.selected_option.value : action.value
  const { id, rest = '' } = readRef(chosen) ?? {}
  if (rest === 'take') return takeIncident(args, id, desk)
  if (rest === 'nine') return remindAtNine(args, id, desk)
  if (rest === 'cancel') return cancelReminder(args, id, undefined, desk)
  if (rest === 'resolve') return askWhatFixed(args, id, desk)
  const row = await incidentOfCard(args, id, desk)
  const spoken = readWord(rest)
  if (!row || !spoken) {
    if (await onceOnly(desk, clickMarks(args))) await tellAside(args, desk, cardNotice(desk, 'not-yours'))
    return
  }
  if (spoken.word === 'note' || spoken.word === 'handover') {
    if (!(await onceOnly(desk, clickMarks(args)))) return
    const view = spoken.word === 'note' ? noteView : handOverView
    const asked = { trigger_id: body.trigger_id, view: view(row.id, desk.engine.knowledge) }
    if (checklistOf(body)) await client.views.push(asked)
    else await client.views.open(asked)
    return
  }
  const { channel, thread } = row
  const delivery = { inbox: inboxOf(context), claim: claimOf(clickMarks(args)) }
  const files = { channel, thread }
  await tellAside(args, desk, ...(await doWord(desk, { row, spoken, by: body.user.id, delivery, files })))
}
