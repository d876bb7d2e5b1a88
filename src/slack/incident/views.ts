import type { KnownBlock, ModalView } from '@slack/types'
import type { IncidentStep } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { line, rich } from '../blocks/rich.ts'
import { LIMITS } from '../slack-limits.ts'
import { plain } from './elements.ts'
import { ref } from './refs.ts'

/** Characters of a reason or a note that somebody types into a modal. */
export const TYPED_AT_MOST = 1000

/** Asks why a step doesn't have to be done. */
export function skipView(id: string, step: IncidentStep, knowledge: Knowledge): ModalView {
  return modal('skip', 'skip_step', ref(id, step.id), knowledge, [rich(line(step.text))])
}

/** Asks for a note. */
export function noteView(id: string, knowledge: Knowledge): ModalView {
  return modal('note', 'note_incident', ref(id), knowledge, [])
}

/** Asks whom an incident is handed over to: nobody chosen is nobody, and then anybody may take it. */
export function handOverView(id: string, knowledge: Knowledge): ModalView {
  return modal('handover', 'hand_over', ref(id), knowledge, [
    {
      type: 'input',
      block_id: 'to',
      optional: true,
      label: plain(say(knowledge, 'card.handover-to'), LIMITS.inputLabel),
      element: { type: 'users_select', action_id: 'to' },
    },
  ])
}

function modal(
  what: 'skip' | 'note' | 'handover',
  callback: string,
  metadata: string,
  knowledge: Knowledge,
  above: KnownBlock[],
): ModalView {
  const title = (key: string) => plain(say(knowledge, `card.${key}`), LIMITS.modalTitle)
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: title(`${what}-title`),
    submit: title(`${what}-submit`),
    close: title('cancel'),
    blocks: [
      ...above,
      {
        type: 'input',
        block_id: 'typed',
        ...(what === 'handover' && { optional: true }),
        label: plain(say(knowledge, `card.${what}-label`), LIMITS.inputLabel),
        element: {
          type: 'plain_text_input',
          action_id: 'typed',
          multiline: what !== 'skip',
          max_length: TYPED_AT_MOST,
        },
      },
    ],
  }
}
