import { atMost, between, elementProblems, ofLength, type Problem, textObject } from './element-problems.ts'
import { list, record, text } from './intake/loose.ts'
import { LIMITS } from './slack-limits.ts'

const RICH = ['rich_text_section', 'rich_text_preformatted', 'rich_text_quote', 'rich_text_list']

/** Which elements stand where. Source: @slack/types 3.2, blocks.d.ts. */
const CHOICES = [
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
  ...['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
    `${kind}_select`,
    `multi_${kind}_select`,
  ]),
]
const IN_ACTIONS = [...CHOICES, 'button', 'overflow', 'workflow_button', 'rich_text_input']
const IN_SECTION = [...CHOICES, 'button', 'overflow', 'workflow_button', 'image']
const IN_INPUT = [
  ...CHOICES,
  'plain_text_input',
  'rich_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'file_input',
]
const IN_CONTAINER = 'actions context divider file header image input rich_text section table video'.split(
  ' ',
)

type Fields = Record<string, unknown>

/** What Slack would refuse in one block. */
export function problemsOf(block: Fields, pointer: string): Problem[] {
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
        ...sameActions(list(block.elements), pointer),
        ...list(block.elements).flatMap((each, at) => [
          ...misplaced(each, IN_ACTIONS, `${pointer}/elements/${at}`),
          ...elementProblems(record(each), `${pointer}/elements/${at}`),
        ]),
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
        ...misplaced(block.element, IN_INPUT, `${pointer}/element`),
        ...elementProblems(record(block.element), `${pointer}/element`),
      ]
    case 'image':
      return [
        ...(block.image_url === undefined && block.slack_file === undefined
          ? [{ pointer, message: 'an image needs image_url or slack_file' }]
          : []),
        ...(text(block.alt_text) === ''
          ? [{ pointer: `${pointer}/alt_text`, message: 'must be given' }]
          : []),
        ...ofLength(`${pointer}/alt_text`, block.alt_text, LIMITS.altText),
        ...ofLength(`${pointer}/image_url`, block.image_url, LIMITS.url),
      ]
    case 'container':
      return containerProblems(block, pointer)
    case 'divider':
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
    ...(block.accessory
      ? [
          ...misplaced(block.accessory, IN_SECTION, `${pointer}/accessory`),
          ...elementProblems(record(block.accessory), `${pointer}/accessory`),
        ]
      : []),
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

function containerProblems(block: Fields, pointer: string): Problem[] {
  const children = list(block.child_blocks)
  return [
    ...(block.title === undefined && block.rich_text_title === undefined
      ? [{ pointer, message: 'a container needs a title' }]
      : []),
    ...(block.title === undefined
      ? []
      : textObject(block.title, `${pointer}/title`, LIMITS.containerTitle, ['plain_text'])),
    ...between(pointer, 'child_blocks', children.length, 1, LIMITS.containerBlocks),
    ...children.flatMap((each, at) => [
      ...misplaced(each, IN_CONTAINER, `${pointer}/child_blocks/${at}`),
      ...problemsOf(record(each), `${pointer}/child_blocks/${at}`),
    ]),
  ]
}

/** Something of a type that may not stand there. */
function misplaced(each: unknown, allowed: readonly string[], pointer: string): Problem[] {
  const type = text(record(each).type)
  return allowed.includes(type)
    ? []
    : [{ pointer: `${pointer}/type`, message: `${type || 'nothing'} may not stand here` }]
}

/** Two elements of one block with the same action_id. */
function sameActions(elements: readonly unknown[], pointer: string): Problem[] {
  const ids = elements.map((each) => text(record(each).action_id))
  return ids.flatMap((id, at) =>
    id && ids.indexOf(id) < at
      ? [{ pointer: `${pointer}/elements/${at}/action_id`, message: 'again in this block' }]
      : [],
  )
}
