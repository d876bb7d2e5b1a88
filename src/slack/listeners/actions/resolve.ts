import type { ButtonAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { readRef } from '../../incident/refs.ts'
import { resolveView } from '../../incident/resolve-view.ts'
import { onceOnly } from '../../once-only.ts'
import {
  type CardArgs,
  cardNotice,
  changeByClick,
  clickMarks,
  incidentOfCard,
  tellAside,
} from './incident-click.ts'

/** The button that closes an incident, by hand or on the evidence that the card shows: it asks what fixed it. */
export async function onResolve(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  await askWhatFixed(args, readRef(action.value)?.id, desk)
}

/** Opens the modal that asks what fixed an incident; closing it there is what closes the incident. */
export async function askWhatFixed(args: CardArgs, id: string | undefined, desk: Desk): Promise<void> {
  const { body, client } = args
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const row = await incidentOfCard(args, id, desk)
  if (!row) {
    await tellAside(args, desk, cardNotice(desk, 'not-yours'))
    return
  }
  const incident = await desk.incidents.view(row.id)
  const view = resolveView(row.id, incident, desk.engine.knowledge)
  await client.views.open({ trigger_id: body.trigger_id, view })
}

/** The button that opens a closed one again. */
export async function onReopen(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  await changeByClick(args, desk, readRef(action.value)?.id, ({ incident, at }) => ({
    events: incident.status === 'resolved' ? [{ kind: 'reopened', at, by: body.user.id }] : [],
  }))
}
