import type { OverflowAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { doWord } from '../../incident/do-word.ts'
import { readRef } from '../../incident/refs.ts'
import { noteView } from '../../incident/views.ts'
import { readWord } from '../../incident/words.ts'
import { claimOf, onceOnly } from '../../once-only.ts'
import { type CardArgs, cardNotice, clickMarks, incidentOfCard, tellAside } from './incident-click.ts'
import { cancelReminder, remindAtNine } from './remind.ts'
import { askWhatFixed } from './resolve.ts'
import { takeIncident } from './take-incident.ts'

/** The menu of a card: what found no room as a button, what happened so far, the bundle for TAC, the timeline, a note. */
export async function onCardMenu(args: CardArgs<OverflowAction>, desk: Desk): Promise<void> {
  const { ack, action, body, client, context } = args
  await ack()
  const { id, rest = '' } = readRef(action.selected_option.value) ?? {}
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
  if (spoken.word === 'note') {
    if (!(await onceOnly(desk, clickMarks(args)))) return
    await client.views.open({ trigger_id: body.trigger_id, view: noteView(row.id, desk.engine.knowledge) })
    return
  }
  const { channel, thread } = row
  const delivery = { inbox: inboxOf(context), claim: claimOf(clickMarks(args)) }
  const files = { channel, thread }
  await tellAside(args, desk, ...(await doWord(desk, { row, spoken, by: body.user.id, delivery, files })))
}
