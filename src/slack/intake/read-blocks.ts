import { list, record, text } from './loose.ts'
import { decodeMrkdwn } from './mrkdwn.ts'
import { readRichText } from './rich-text.ts'

/** The text that a message's blocks show, block for block; those that hold none (images, buttons) say nothing. */
export function readBlocks(blocks: unknown, botUser?: string): string {
  return list(blocks)
    .map((block) => blockText(block, botUser))
    .filter((part) => part !== '')
    .join('\n')
}

function blockText(block: unknown, botUser: string | undefined): string {
  const fields = record(block)
  switch (fields.type) {
    case 'rich_text':
      return readRichText(fields, botUser)
    case 'section':
      return [fields.text, ...list(fields.fields)]
        .map((part) => objectText(part, botUser))
        .filter(Boolean)
        .join('\n')
    case 'header':
    case 'alert':
      return objectText(fields.text, botUser)
    case 'context':
      return list(fields.elements)
        .map((part) => objectText(part, botUser))
        .filter(Boolean)
        .join(' ')
    case 'markdown':
      return text(fields.text)
    case 'container':
      return readBlocks(fields.child_blocks, botUser)
    case 'table':
    case 'data_table':
      return list(fields.rows)
        .map((row) =>
          list(row)
            .map((cell) => cellText(cell, botUser))
            .join('  '),
        )
        .join('\n')
    default:
      return ''
  }
}

/** A text object: `mrkdwn` is escaped, `plain_text` isn't. */
function objectText(part: unknown, botUser: string | undefined): string {
  const fields = record(part)
  if (fields.type === 'mrkdwn') return decodeMrkdwn(text(fields.text), botUser)
  return fields.type === 'plain_text' ? text(fields.text) : ''
}

function cellText(cell: unknown, botUser: string | undefined): string {
  const fields = record(cell)
  if (fields.type === 'rich_text') return readRichText(fields, botUser)
  return typeof fields.value === 'number' ? `${fields.value}` : text(fields.text)
}
