import { textOf, words } from '../loose.ts'
import { useHeld } from './held.ts'

type Properties = {
  block: string
  element: Record<string, unknown>
  onChoose: (values: string[]) => unknown
  labelledBy: string | undefined
}

/** The kind of HTML input, by the type of the element. */
const KINDS: Record<string, string> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
  plain_text_input: 'text',
}

/** An input for words, a number, a date or a time; a note where it is of a kind that isn't drawn here. */
export function Field({ block, element, onChoose, labelledBy }: Properties) {
  const type = words(element.type)
  const kind = KINDS[type]
  const [[value = ''], setValue] = useHeld(block, words(element.action_id), [firstValue(element)])
  const common = {
    value,
    placeholder: textOf(element.placeholder),
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy ? undefined : textOf(element.placeholder) || 'Input',
    maxLength: Number(element.max_length) || undefined,
    onChange: (event: { target: { value: string } }) => {
      setValue([event.target.value])
      onChoose([sent(type, event.target.value)])
    },
  }
  if (!kind) return <em className="unknown">{type} can't be used here</em>
  if (element.multiline === true) return <textarea {...common} rows={4} />
  return <input {...common} type={kind} />
}

function firstValue(element: Record<string, unknown>): string {
  const { initial_value, initial_date, initial_time, initial_date_time } = element
  if (typeof initial_date_time === 'number')
    return new Date(initial_date_time * 1000).toISOString().slice(0, 16)
  return words(initial_value) || words(initial_date) || words(initial_time)
}

/** Slack tells a date with a time in seconds. */
function sent(type: string, value: string): string {
  return type === 'datetimepicker' && value ? `${Math.floor(Date.parse(value) / 1000)}` : value
}
