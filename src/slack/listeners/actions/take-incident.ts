import type { ButtonAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { readRef } from '../../incident/refs.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

/** "I'm on it": whoever pressed it works on the incident from now on, whoever did before. */
export async function onTakeIncident(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  await takeIncident(args, readRef(action.value)?.id, desk)
}

/** Makes whoever clicked the one who is on it. */
export async function takeIncident(args: CardArgs, id: string | undefined, desk: Desk): Promise<void> {
  const by = args.body.user.id
  await changeByClick(args, desk, id, ({ incident, at }) => ({
    events: incident.owner?.by === by ? [] : [{ kind: 'taken', at, by }],
  }))
}
