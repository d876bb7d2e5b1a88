import type { Button, PlainTextElement } from '@slack/types'
import { clip } from '../blocks/clip.ts'
import { inert } from '../inert.ts'
import { LIMITS } from '../slack-limits.ts'

/** A plain text object, within its limit. */
export function plain(text: string, atMost: number): PlainTextElement {
  return { type: 'plain_text', text: clip(inert(text), atMost) || ' ', emoji: false }
}

/** A button. */
export function button(action: string, label: string, value: string, style?: Button['style']): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(style && { style }),
  }
}
