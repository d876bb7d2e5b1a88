import { list, record, text } from '../../slack/intake/loose.ts'
import type { Hands } from './hands.ts'
import { interactionHead, type Office, type Refused } from './interaction.ts'
import { readView } from './methods/views.ts'
import type { Delivered } from './transport.ts'
import { closeModals, pushModal, replaceView, topModal, type View } from './views.ts'
import type { User } from './workspace.ts'

/** What came of a submission: `errors` stand under the inputs, by block id. */
export type Submitted = Delivered & { errors?: Record<string, string> }

/** What a person does with a modal. */
export type ModalHands = {
  /** The modal that they have uppermost. */
  modal: () => View | undefined
  /** Submits it, inputs filled in before by their action ids. */
  submit: (inputs?: Record<string, string | string[]>) => Promise<Submitted | Refused>
  /** Closes the uppermost; the app hears of it where it asked to. */
  dismiss: () => Promise<Delivered | undefined>
}

/** Submits and closes as Slack's client does: what is required must be filled in before anything is sent. */
export function createModalHands(office: Office, user: User, hands: Hands): ModalHands {
  const { workspace, deliver } = office

  return {
    modal: () => topModal(workspace, user.id),
    async submit(inputs = {}) {
      const view = topModal(workspace, user.id)
      if (!view) return { refused: 'no modal is open' }
      for (const [action, value] of Object.entries(inputs)) {
        const refused = hands.fill(view, action, [value].flat())
        if (refused) return refused
      }
      const values = hands.stateOf(view)
      if (isLacking(view, values)) return { refused: 'Please complete this required field.' }
      const delivered = await deliver('interactive', {
        type: 'view_submission',
        ...interactionHead(office, user),
        view: { ...view, state: { values } },
        response_urls: [],
      })
      if (!delivered.acknowledged) return { refused: 'We had some trouble connecting. Try again?' }
      const errors = follow(delivered.body, view)
      return { ...delivered, ...(errors && { errors }) }
    },
    async dismiss() {
      const view = topModal(workspace, user.id)
      if (!view) return undefined
      closeModals(workspace, user.id, false)
      if (view.notify_on_close !== true) return undefined
      return deliver('interactive', {
        type: 'view_closed',
        ...interactionHead(office, user),
        view: { ...view, state: { values: hands.stateOf(view) } },
        is_cleared: false,
      })
    },
  }

  /** Does what the acknowledgment says: nothing closes the modal. */
  function follow(body: unknown, view: View): Record<string, string> | undefined {
    const { response_action: action, errors, view: next } = record(body)
    if (action === 'errors') return record(errors) as Record<string, string>
    if (action === 'clear') closeModals(workspace, user.id, true)
    else if (action === 'update' || action === 'push') {
      const read = readView(next, 'modal')
      if ('refusal' in read) return { '': 'the app answered with a view that Slack does not take' }
      if (action === 'push') pushModal(workspace, user.id, read.content)
      else replaceView(workspace, view, read.content)
    } else closeModals(workspace, user.id, false)
    return undefined
  }
}

/** An input that isn't optional and holds nothing. */
function isLacking(view: View, values: View['state']['values']): boolean {
  return view.blocks.some((each) => {
    const block = record(each)
    if (block.type !== 'input' || block.optional === true) return false
    const { type: _, ...told } = record(values[text(block.block_id)]?.[text(record(block.element).action_id)])
    return Object.values(told).every(
      (value) => value === null || value === '' || (list(value).length === 0 && Array.isArray(value)),
    )
  })
}
