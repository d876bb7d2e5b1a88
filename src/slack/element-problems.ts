import { list, record, text } from './intake/loose.ts'
import { LIMITS } from './slack-limits.ts'

/** What Slack would refuse, and where: a JSON pointer. */
export type Problem = { pointer: string; message: string }

type Fields = Record<string, unknown>

/** What Slack would refuse in a button, a group of checkboxes, a select, an overflow menu or an input. */
export function elementProblems(element: Fields, pointer: string): Problem[] {
  const own = [
    ...ofLength(`${pointer}/action_id`, element.action_id, LIMITS.id),
    ...ofLength(`${pointer}/url`, element.url, LIMITS.url),
    ...(element.confirm ? confirmProblems(record(element.confirm), `${pointer}/confirm`) : []),
  ]
  if (element.type === 'button')
    return [
      ...own,
      ...textObject(element.text, `${pointer}/text`, LIMITS.buttonText, ['plain_text']),
      ...ofLength(`${pointer}/value`, element.value, LIMITS.buttonValue),
    ]
  const options = list(element.options)
  return [
    ...own,
    ...(element.placeholder
      ? textObject(element.placeholder, `${pointer}/placeholder`, LIMITS.placeholder, ['plain_text'])
      : []),
    ...between(pointer, 'options', options.length, ...optionCounts(element.type)),
    ...options.flatMap((each, at) => optionProblems(record(each), element.type, `${pointer}/options/${at}`)),
    ...[...list(element.initial_options), ...(element.initial_option ? [element.initial_option] : [])]
      .filter((initial) => !options.some((each) => record(each).value === record(initial).value))
      .map(() => ({ pointer: `${pointer}/initial_options`, message: 'must be among the options' })),
    ...(list(element.initial_options).length === 0 && element.initial_options !== undefined
      ? [{ pointer: `${pointer}/initial_options`, message: 'must not be empty' }]
      : []),
  ]
}

/** The least and the most options of an element. */
function optionCounts(type: unknown): [number, number] {
  if (type === 'overflow') return [1, LIMITS.overflow]
  if (type === 'checkboxes' || type === 'radio_buttons') return [1, LIMITS.options]
  return [type === 'static_select' ? 1 : 0, LIMITS.select]
}

function optionProblems(option: Fields, type: unknown, pointer: string): Problem[] {
  const marked = type === 'checkboxes' || type === 'radio_buttons'
  const types = marked ? ['plain_text', 'mrkdwn'] : ['plain_text']
  return [
    ...textObject(option.text, `${pointer}/text`, LIMITS.optionText, types),
    ...(option.description === undefined
      ? []
      : textObject(option.description, `${pointer}/description`, LIMITS.optionText, types)),
    ...ofLength(`${pointer}/value`, option.value, LIMITS.optionText),
    ...(text(option.value) === '' ? [{ pointer: `${pointer}/value`, message: 'must not be empty' }] : []),
  ]
}

function confirmProblems(confirm: Fields, pointer: string): Problem[] {
  return [
    ...textObject(confirm.title, `${pointer}/title`, LIMITS.confirmTitle, ['plain_text']),
    ...textObject(confirm.text, `${pointer}/text`, LIMITS.confirmText, ['plain_text', 'mrkdwn']),
    ...textObject(confirm.confirm, `${pointer}/confirm`, LIMITS.confirmButton, ['plain_text']),
    ...textObject(confirm.deny, `${pointer}/deny`, LIMITS.confirmButton, ['plain_text']),
  ]
}

/** A text object: of a kind that may stand there, neither empty nor too long. */
export function textObject(
  value: unknown,
  pointer: string,
  most: number,
  types: readonly string[],
): Problem[] {
  const fields = record(value)
  if (!types.includes(text(fields.type)))
    return [{ pointer: `${pointer}/type`, message: `must be ${types.join(' or ')}` }]
  if (text(fields.text) === '') return [{ pointer, message: 'must be more than 0 characters' }]
  return ofLength(`${pointer}/text`, fields.text, most)
}

/** A string of a length at most. */
export function ofLength(pointer: string, value: unknown, most: number): Problem[] {
  return text(value).length > most ? [{ pointer, message: `must be less than ${most + 1} characters` }] : []
}

/** So many of something at most. */
export function atMost(pointer: string, what: string, count: number, most: number): Problem[] {
  return count > most ? [{ pointer, message: `no more than ${most} ${what} allowed` }] : []
}

/** So many of something. */
export function between(
  pointer: string,
  what: string,
  count: number,
  least: number,
  most: number,
): Problem[] {
  return count < least
    ? [{ pointer, message: `at least ${least} ${what} needed` }]
    : atMost(pointer, what, count, most)
}
