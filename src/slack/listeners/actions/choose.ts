import type { StaticSelectAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { text } from '../../intake/loose.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

// choose 01J9 7 topology
const BLOCK = /^choose (?<id>[\w-]{1,100}) \d{1,9} (?<what>transport|topology|vrf)$/

/** A select of a card: how the switch reaches Cisco. The answer is recomputed with it. */
export async function onChoose(args: CardArgs<StaticSelectAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  const { id, what } = BLOCK.exec(action.block_id)?.groups ?? {}
  const value = text(action.selected_option?.value)
  await changeByClick(args, desk, id, ({ incident, at }) => {
    const narrowing = incident.narrowings.find((each) => each.what === what)
    if (!narrowing?.options.some((option) => option.value === value)) return 'no-longer'
    return { events: [{ kind: 'chosen', at, by: body.user.id, what: narrowing.what, value }] }
  })
}
