import type { OverflowAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { incidentOfBlock } from '../../incident/refs.ts'
import { stepReason } from '../../incident/step-reason.ts'
import { skipView } from '../../incident/views.ts'
import { onceOnly } from '../../once-only.ts'
import {
  type CardArgs,
  cardNotice,
  changeByClick,
  checklistOf,
  clickMarks,
  incidentOfCard,
  tellAside,
} from './incident-click.ts'

/** The menu of a step: skip it with a reason, do it again, or say why it is there. */
export async function onStepMenu(args: CardArgs<OverflowAction>, desk: Desk): Promise<void> {
  const { ack, action, body, client } = args
  await ack()
  const [word = '', id = ''] = action.selected_option.value.split(' ')
  const incident = incidentOfBlock(action.block_id)
  if (word === 'reopen') {
    await changeByClick(args, desk, incident, ({ incident: { steps }, at }) =>
      steps.some((step) => step.id === id)
        ? { events: [{ kind: 'reopened', at, by: body.user.id, step: id }] }
        : 'no-longer',
    )
    return
  }
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const row = await incidentOfCard(args, incident, desk)
  const view = row && (await desk.incidents.view(row.id))
  const step = view?.steps.find((each) => each.id === id)
  if (!row || !view || !step) {
    await tellAside(args, desk, cardNotice(desk, row ? 'no-longer' : 'not-yours'))
    return
  }
  const { knowledge } = desk.engine
  if (word !== 'skip') await tellAside(args, desk, stepReason(step, view, knowledge))
  else {
    const asked = { trigger_id: body.trigger_id, view: skipView(row.id, step, knowledge) }
    if (checklistOf(body)) await client.views.push(asked)
    else await client.views.open(asked)
  }
}
