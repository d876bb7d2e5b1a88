import { problemsOf } from './block-problems.ts'
import { atMost, ofLength, type Problem, textObject } from './element-problems.ts'
import { list, record, text } from './intake/loose.ts'
import { LIMITS } from './slack-limits.ts'

export { LIMITS }

/** Our own, below Slack's, so that a change of theirs doesn't lose an answer; `total`, `fallback` and `viewBytes` are bytes. */
export const AIM = { blocks: 48, total: 9000, fallback: 3800, modalBlocks: 96, viewBytes: 200_000 } as const

/** What Slack would refuse in a message's blocks; nothing where it would take them. */
export function blockProblems(blocks: unknown, most: number = LIMITS.blocks): Problem[] {
  if (!Array.isArray(blocks)) return [{ pointer: '/blocks', message: 'must be a list' }]
  const many = atMost('/blocks', 'blocks', blocks.length, most)
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
    ...(submit === undefined && list(blocks).some((block) => record(block).type === 'input')
      ? [{ pointer: '/submit', message: 'a modal with inputs needs it' }]
      : []),
    ...blockProblems(blocks, LIMITS.modalBlocks),
    ...(Buffer.byteLength(JSON.stringify(view) ?? '') > LIMITS.viewBytes
      ? [{ pointer: '', message: `must be less than ${LIMITS.viewBytes + 1} bytes` }]
      : []),
  ]
}

/** What Slack would refuse in a home tab. */
export function homeProblems(view: unknown): Problem[] {
  const { private_metadata, callback_id, blocks } = record(view)
  return [
    ...ofLength('/private_metadata', private_metadata, LIMITS.privateMetadata),
    ...ofLength('/callback_id', callback_id, LIMITS.id),
    ...blockProblems(blocks, LIMITS.modalBlocks),
  ]
}

/** The bytes of everything that a value shows: what Slack's total counts. */
export function textBytes(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textBytes(each), 0)
  return Object.entries(record(value)).reduce((sum, [key, each]) => {
    if (typeof each === 'string')
      return key === 'text' || key === 'fallback' ? sum + Buffer.byteLength(each) : sum
    return sum + textBytes(each)
  }, 0)
}
