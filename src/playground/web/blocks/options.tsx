import { useId } from 'react'
import { fields, list, words } from '../loose.ts'
import { useHeld } from './held.ts'
import { Words } from './words.tsx'

type Properties = {
  block: string
  element: Record<string, unknown>
  onChoose: (values: string[]) => unknown
  labelledBy: string | undefined
}

/** Checkboxes or radio buttons. What is chosen stays until the app gives the block another id. */
export function Options({ block, element, onChoose, labelledBy }: Properties) {
  const many = element.type === 'checkboxes'
  const first = many ? list(element.initial_options) : [element.initial_option].filter(Boolean)
  const [chosen, setChosen] = useHeld(
    block,
    words(element.action_id),
    first.map((option) => words(fields(option).value)),
  )
  const name = useId()

  function toggle(value: string) {
    const without = chosen.filter((each) => each !== value)
    const next = many ? (without.length < chosen.length ? without : [...chosen, value]) : [value]
    setChosen(next)
    onChoose(next)
  }

  return (
    <fieldset className="options" aria-labelledby={labelledBy}>
      {list(element.options).map((each) => {
        const { value, text, description } = fields(each)
        return (
          <label key={words(value)}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(words(value))}
              onChange={() => toggle(words(value))}
            />
            <span>
              <Words text={text} />
              {description !== undefined && (
                <small>
                  <Words text={description} />
                </small>
              )}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
