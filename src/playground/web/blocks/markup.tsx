import { Kit } from './kit.tsx'

/** A message's text where it has no blocks. */
export function Markup({ text }: { text: string }) {
  return text ? <Kit block={{ type: 'section', text: { type: 'mrkdwn', text } }} /> : null
}
