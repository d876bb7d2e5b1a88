import type { ButtonAction, StaticSelectAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { readRef } from '../../incident/refs.ts'
import { text } from '../../intake/loose.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

// transport smart
const ANSWER = /^(?<what>transport|topology|vrf) (?<value>[^ ]{1,80})$/

// choose 01J9 7 topology
const BLOCK = /^(?:choose|ask) (?<id>[\w-]{1,100}) \d{1,9} (?<what>transport|topology|vrf)$/

/** A button of a card that answers its question. The plan is recomputed with it, and the question is gone. */
export async function onAnswer(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  const { id, rest = '' } = readRef(action.value) ?? {}
  const { what, value = '' } = ANSWER.exec(rest)?.groups ?? {}
  await choose(args, desk, id, what, value)
}

/** A select: how the switch reaches Cisco. The answer is recomputed with it. */
export async function onChoose(args: CardArgs<StaticSelectAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  const { id, what } = BLOCK.exec(action.block_id)?.groups ?? {}
  await choose(args, desk, id, what, text(action.selected_option?.value))
}

async function choose(
  args: CardArgs,
  desk: Desk,
  id: string | undefined,
  what: string | undefined,
  value: string,
): Promise<void> {
  const { body } = args
  await changeByClick(args, desk, id, ({ incident, at }) => {
    const narrowing = incident.narrowings.find((each) => each.what === what)
    if (!narrowing?.options.some((option) => option.value === value)) return 'no-longer'
    return { events: [{ kind: 'chosen', at, by: body.user.id, what: narrowing.what, value }] }
  })
}
