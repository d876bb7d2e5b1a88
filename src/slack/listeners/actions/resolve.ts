import type { ButtonAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { readRef } from '../../incident/refs.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

/** The button that closes an incident, by hand or on the evidence that the card shows. */
export async function onResolve(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  await changeByClick(args, desk, readRef(action.value)?.id, ({ incident, at }) => {
    const how = incident.closing ? 'evidence' : 'hand'
    return { events: incident.status === 'open' ? [{ kind: 'resolved', at, by: body.user.id, how }] : [] }
  })
}

/** The button that opens a closed one again. */
export async function onReopen(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  await changeByClick(args, desk, readRef(action.value)?.id, ({ incident, at }) => ({
    events: incident.status === 'resolved' ? [{ kind: 'reopened', at, by: body.user.id }] : [],
  }))
}
