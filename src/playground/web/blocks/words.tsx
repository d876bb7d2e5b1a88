import { fields, textOf } from '../loose.ts'
import { Markup } from './markup.tsx'

/** A text object: plain as it is, mrkdwn as Slack marks it up. */
export function Words({ text }: { text: unknown }) {
  return fields(text).type === 'mrkdwn' ? <Markup text={textOf(text)} /> : textOf(text)
}
