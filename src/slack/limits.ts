import { atMost, between, elementProblems, ofLength, type Problem, textObject } from './element-problems.ts'
import { list, record, text } from './intake/loose.ts'
import { LIMITS } from './slack-limits.ts'

export { LIMITS }

/** Our own, below Slack's, so that a change of theirs doesn't lose an answer. */
export const AIM = { blocks: 48, total: 9000, fallback: 3900 } as const

const RICH = ['rich_text_section', 'rich_text_preformatted', 'rich_text_quote', 'rich_text_list']

type Fields = Record<string, unknown>

/** What Slack would refuse in a message's blocks; nothing where it would take them. */
export function blockProblems(blocks: unknown): Problem[] {
  if (!Array.isArray(blocks)) return [{ pointer: '/blocks', message: 'must be a list' }]
  const many = atMost('/blocks', 'blocks', blocks.length, LIMITS.blocks)
  const ids = new Map<string, number>()
  const each = blocks.flatMap((block: unknown, at) => {
    const pointer = `/blocks/${at}`
    const fields = record(block)
    const id = text(fields.block_id)
    const before = ids.get(id)
    if (id) ids.set(id, at)
    return [
      ...ofLength(`${pointer}/block_id`, fields.block_id, LIMITS.id),
      ...(id && before !== undefined ? [{ pointer, message: `block_id of block ${before} again` }] : []),
      ...problemsOf(fields, pointer),
    ]
  })
  return [...many, ...each]
}

/** What Slack would refuse in a modal. */
export function modalProblems(view: unknown): Problem[] {
  const { title, submit, close, private_metadata, callback_id, blocks } = record(view)
  const label = (pointer: string, value: unknown) =>
    value === undefined ? [] : textObject(value, pointer, LIMITS.modalTitle, ['plain_text'])
  return [
    ...textObject(title, '/title', LIMITS.modalTitle, ['plain_text']),
    ...label('/submit', submit),
    ...label('/close', close),
    ...ofLength('/private_metadata', private_metadata, LIMITS.privateMetadata),
    ...ofLength('/callback_id', callback_id, LIMITS.id),
    ...atMost('/blocks', 'blocks', list(blocks).length, LIMITS.modalBlocks),
    ...blockProblems(list(blocks).slice(0, LIMITS.blocks)),
  ]
}

/** The characters of everything that a value shows: what Slack's total counts. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0)
  return Object.entries(record(value)).reduce((sum, [key, each]) => {
    if (typeof each === 'string') return key === 'text' || key === 'fallback' ? sum + each.length : sum
    return sum + textLength(each)
  }, 0)
}

function problemsOf(block: Fields, pointer: string): Problem[] {
  switch (block.type) {
    case 'header':
      return textObject(block.text, `${pointer}/text`, LIMITS.header, ['plain_text'])
    case 'section':
      return sectionProblems(block, pointer)
    case 'context':
      return [
        ...between(pointer, 'elements', list(block.elements).length, 1, LIMITS.contextElements),
        ...list(block.elements).flatMap((each, at) =>
          record(each).type === 'image'
            ? []
            : textObject(each, `${pointer}/elements/${at}`, LIMITS.section, ['plain_text', 'mrkdwn']),
        ),
      ]
    case 'actions':
      return [
        ...between(pointer, 'elements', list(block.elements).length, 1, LIMITS.actionsElements),
        ...list(block.elements).flatMap((each, at) =>
          elementProblems(record(each), `${pointer}/elements/${at}`),
        ),
      ]
    case 'rich_text':
      return list(block.elements).length > 0
        ? list(block.elements).flatMap((each, at) => richProblems(record(each), `${pointer}/elements/${at}`))
        : [{ pointer, message: 'a rich_text needs elements' }]
    case 'markdown':
      return ofLength(`${pointer}/text`, block.text, LIMITS.markdown)
    case 'alert':
      return textObject(block.text, `${pointer}/text`, LIMITS.section, ['plain_text', 'mrkdwn'])
    case 'table':
      return [
        ...between(pointer, 'rows', list(block.rows).length, 1, LIMITS.tableRows),
        ...list(block.rows).flatMap((row, at) =>
          atMost(`${pointer}/rows/${at}`, 'cells', list(row).length, LIMITS.tableCells),
        ),
      ]
    case 'input':
      return [
        ...textObject(block.label, `${pointer}/label`, LIMITS.inputLabel, ['plain_text']),
        ...elementProblems(record(block.element), `${pointer}/element`),
      ]
    case 'divider':
    case 'image':
    case 'container':
    case 'file':
    case 'video':
      return []
    default:
      return [{ pointer: `${pointer}/type`, message: `unknown block type ${String(block.type)}` }]
  }
}

function sectionProblems(block: Fields, pointer: string): Problem[] {
  const fields = list(block.fields)
  if (block.text === undefined && fields.length === 0)
    return [{ pointer, message: 'a section needs text or fields' }]
  return [
    ...(block.text === undefined
      ? []
      : textObject(block.text, `${pointer}/text`, LIMITS.section, ['plain_text', 'mrkdwn'])),
    ...atMost(pointer, 'fields', fields.length, LIMITS.fields),
    ...fields.flatMap((each, at) =>
      textObject(each, `${pointer}/fields/${at}`, LIMITS.field, ['plain_text', 'mrkdwn']),
    ),
    ...(block.accessory ? elementProblems(record(block.accessory), `${pointer}/accessory`) : []),
  ]
}

function richProblems(part: Fields, pointer: string): Problem[] {
  if (!RICH.includes(text(part.type)))
    return [{ pointer: `${pointer}/type`, message: `unknown rich_text element ${String(part.type)}` }]
  return list(part.elements).flatMap((each, at) => {
    const element = record(each)
    const where = `${pointer}/elements/${at}`
    if (part.type === 'rich_text_list') return richProblems(element, where)
    if (part.type === 'rich_text_preformatted' && element.type !== 'text' && element.type !== 'link')
      return [{ pointer: where, message: 'code holds text and links only' }]
    return element.type === 'text' && text(element.text) === ''
      ? [{ pointer: where, message: 'a text must not be empty' }]
      : []
  })
}
