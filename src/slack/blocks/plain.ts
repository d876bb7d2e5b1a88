import type { KnownBlock } from '@slack/types'
import { escapeMrkdwn } from '../inert.ts'
import { list, record, text } from '../intake/loose.ts'
import { AIM } from '../limits.ts'

/**
 * What the blocks say, as plain text for notifications, screen readers and search: escaped, buttons left out, cut
 * at a line's end where its bytes are many, so that no command is cut in two.
 */
export function plainText(blocks: readonly KnownBlock[]): string {
  const lines = blocks.flatMap(blockLines).map(escapeMrkdwn)
  const shown: string[] = []
  let length = 0
  for (const line of lines) {
    length += Buffer.byteLength(line) + 1
    if (length > AIM.fallback) return [...shown, '…'].join('\n')
    shown.push(line)
  }
  return shown.join('\n')
}

function blockLines(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text]
    case 'rich_text':
      return block.elements.flatMap((part) => inlineText(part).split('\n'))
    case 'context':
      return [block.elements.map((each) => text(record(each).text)).join(' ')]
    case 'actions':
      return block.elements.flatMap(tickLines)
    default:
      return []
  }
}

/** Of what can be used in a message, checkboxes say something: `[x] 1. Look up …`. */
function tickLines(element: unknown): string[] {
  const { type, options, initial_options } = record(element)
  if (type !== 'checkboxes') return []
  const ticked = list(initial_options).map((each) => record(each).value)
  return list(options).map((each) => {
    const { value, text: label, description } = record(each)
    const words = [label, description].map((part) => text(record(part).text)).filter(Boolean)
    return `[${ticked.includes(value) ? 'x' : ' '}] ${words.join(' ')}`
  })
}

function inlineText(part: unknown): string {
  const fields = record(part)
  return text(fields.text) + text(fields.fallback) + list(fields.elements).map(inlineText).join('')
}
