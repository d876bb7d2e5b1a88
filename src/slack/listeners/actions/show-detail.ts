import type { Answer } from '../../../reply/answer.ts'
import type { Naming } from '../../../reply/proof-text.ts'
import { DETAILS, renderDetail } from '../../blocks/details.ts'
import type { Desk } from '../../desk.ts'
import { namingOf } from '../../incident/naming-of.ts'
import { readRef } from '../../incident/refs.ts'
import { notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { showAside } from '../../respond.ts'
import { besideOf, type ClickArgs, clickMarks } from './click.ts'
import { incidentOfCard } from './incident-click.ts'

/** A button below an answer: shows the one who clicked why, the other causes, all steps, or notes and sources. */
export async function onShowDetail(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const { knowledge } = desk.engine
  const detail = DETAILS.find((each) => action.action_id === `show_${each}`)
  const kept = await desk.answers.find(action.value ?? '')
  const { answer, naming } = kept ? { answer: kept } : await answerOfCard(args, desk)
  const shown =
    answer && detail ? renderDetail(answer, knowledge, detail, naming) : [notice(knowledge, 'gone')]
  const messages = shown.length > 0 ? shown : [notice(knowledge, 'empty-detail')]
  await showAside(args, messages, besideOf(args))
}

/** A card's answer is recomputed, however old the card is, with the steps as they stand. */
async function answerOfCard(
  args: ClickArgs,
  desk: Desk,
): Promise<{ answer?: Answer; naming?: Naming | undefined }> {
  const row = await incidentOfCard(args, readRef(args.action.value)?.id, desk)
  if (!row) return {}
  const { answer, steps, pastes } = await desk.incidents.view(row.id)
  const checklist = steps.map(
    ({ id, text, commands, causes, because, expect, wait, danger, undo, state }) => ({
      id,
      text,
      commands,
      causes,
      state: state === 'skipped' ? ('done' as const) : state,
      ...(because && { because }),
      ...(expect && { expect }),
      ...(wait && { wait }),
      ...(danger && { danger }),
      ...(undo && { undo }),
    }),
  )
  return { answer: { ...answer, checklist }, naming: namingOf({ pastes }) }
}
