import type { ActionsBlock } from '@slack/types'
import type { Answer } from '../../reply/answer.ts'
import { button } from '../incident/elements.ts'

/** Entries that are offered as buttons. */
const CHOICES = 4

/** A button to each entry that may have been meant; a tap shows its answer in place. */
export function choiceBlocks(answer: Answer): ActionsBlock[] {
  const offered = (answer.choices ?? []).slice(0, CHOICES)
  if (offered.length === 0) return []
  const elements = offered.map(({ title, entry }, at) => button(`pick_${at + 1}`, title, entry))
  return [{ type: 'actions', elements }]
}
