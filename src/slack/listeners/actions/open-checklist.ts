import type { ButtonAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { checklistView } from '../../incident/checklist.ts'
import { readRef } from '../../incident/refs.ts'
import { onceOnly } from '../../once-only.ts'
import { type CardArgs, cardNotice, clickMarks, incidentOfCard, tellAside } from './incident-click.ts'

/** The button of a card that opens its checklist, to work in and to read all else in. */
export async function onOpenChecklist(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body, client } = args
  await ack()
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const row = await incidentOfCard(args, readRef(action.value)?.id, desk)
  const shown = row && (await desk.incidents.shown(row.id))
  if (!shown) {
    await tellAside(args, desk, cardNotice(desk, 'not-yours'))
    return
  }
  const view = checklistView(shown, desk.engine.knowledge)
  await client.views.open({ trigger_id: body.trigger_id, view })
}
