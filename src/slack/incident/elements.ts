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

/** A sentence as the text of an option, and what is too long for it as its description: cut between words. */
export function optionText(sentence: string): { text: PlainTextElement; description?: PlainTextElement } {
  const whole = inert(sentence)
  const most = LIMITS.optionText
  if (whole.length <= most) return { text: plain(whole, most) }
  const cut = cutAt(whole, most)
  return { text: plain(whole.slice(0, cut), most), description: plain(whole.slice(cut).trimStart(), most) }
}

/** At the end of a clause where both halves then have room, else between two words. */
function cutAt(text: string, most: number): number {
  const head = text.slice(0, most + 1)
  const clause = Math.max(...['. ', ', ', ': ', '; '].map((mark) => head.lastIndexOf(mark) + 1))
  if (clause > 20 && text.length - clause <= most) return clause
  const space = head.lastIndexOf(' ')
  return space > 20 ? space : most
}
