import type { CheckboxesAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { incidentOfBlock } from '../../incident/refs.ts'
import { list, record, text } from '../../intake/loose.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

/** The checkbox of a step: ticks it, or makes it one that is to do again. Each step is a row, so two ticks both count. */
export async function onTickStep(args: CardArgs<CheckboxesAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  const [chosen] = list(action.selected_options).map((each) => text(record(each).value))
  await changeByClick(args, desk, incidentOfBlock(action.block_id), ({ incident, at }) => {
    // an empty choice names no option: the row that it stands in does
    const id = chosen ?? optionOfRow(body.view ?? body.message, action.block_id)
    const step = incident.steps.find((each) => each.id === id)
    if (!step) return 'no-longer'
    const by = body.user.id
    if (chosen === undefined) return { events: [{ kind: 'reopened', at, by, step: step.id }] }
    // two who tick the same both stand there; once is enough for each
    const ticked = step.state === 'done' && step.ticks?.some((mark) => mark.by === by)
    return { events: ticked ? [] : [{ kind: 'ticked', at, by, step: step.id }] }
  })
}

function optionOfRow(surface: unknown, blockId: string): string | undefined {
  const block = list(record(surface).blocks).find((each) => record(each).block_id === blockId)
  const box = list(record(block).elements).find((each) => record(each).type === 'checkboxes')
  const [option] = list(record(box).options)
  return text(record(option).value) || undefined
}
