import { fields, list, textOf, words } from '../loose.ts'
import { useHeld } from './held.ts'

type Properties = {
  block: string
  element: Record<string, unknown>
  onChoose: (values: string[]) => unknown
  labelledBy: string | undefined
}

/** A select, of one or of several options, in groups or not. */
export function Select({ block, element, onChoose, labelledBy }: Properties) {
  const many = words(element.type).startsWith('multi_')
  const first = many ? list(element.initial_options) : [element.initial_option].filter(Boolean)
  const [chosen, setChosen] = useHeld(
    block,
    words(element.action_id),
    first.map((option) => words(fields(option).value)),
  )
  const placeholder = textOf(element.placeholder)
  return (
    <select
      multiple={many}
      value={many ? chosen : (chosen[0] ?? '')}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : placeholder || 'Choose'}
      onChange={(event) => {
        const values = [...event.target.selectedOptions].map(({ value }) => value).filter(Boolean)
        setChosen(values)
        onChoose(values)
      }}
    >
      {!many && <option value="">{placeholder || 'Choose'}</option>}
      <Choices options={element.options} />
      {list(element.option_groups).map((group) => (
        <optgroup key={textOf(fields(group).label)} label={textOf(fields(group).label)}>
          <Choices options={fields(group).options} />
        </optgroup>
      ))}
    </select>
  )
}

function Choices({ options }: { options: unknown }) {
  return list(options).map((option) => {
    const { value, text } = fields(option)
    return (
      <option key={words(value)} value={words(value)}>
        {textOf(text)}
      </option>
    )
  })
}
