import { useState } from 'react'
import { fields, list, textOf, words } from '../loose.ts'
import { Menu } from '../menu.tsx'
import { useWorld } from '../world.ts'
import { Button } from './button.tsx'
import { Confirm } from './confirm.tsx'
import { Field } from './field.tsx'
import { Options } from './options.tsx'
import { Select } from './select.tsx'

type Properties = {
  /** The block that it stands in. */
  block: string
  element: Record<string, unknown>
  /** Called once somebody has used it, and has confirmed that where the app asks for it. */
  onChoose: (action: string, values: string[]) => unknown
  /** The id of what labels it, where something does. */
  labelledBy?: string
}

/** An element that somebody can use: a button, an overflow menu, checkboxes, a select, a picker, an input. */
export function Element({ block, element, onChoose, labelledBy }: Properties) {
  const [asked, setAsked] = useState<string[]>()
  const action = words(element.action_id)
  const confirm = element.confirm === undefined ? undefined : fields(element.confirm)

  function choose(values: string[]) {
    if (confirm) setAsked(values)
    else onChoose(action, values)
  }

  return (
    <>
      <Drawn block={block} element={element} onChoose={choose} labelledBy={labelledBy} />
      {confirm && asked && (
        <Confirm
          confirm={confirm}
          onClose={(agreed) => {
            setAsked(undefined)
            if (agreed) onChoose(action, asked)
          }}
        />
      )}
    </>
  )
}

type DrawnProperties = {
  block: string
  element: Record<string, unknown>
  onChoose: (values: string[]) => void
  labelledBy: string | undefined
}

function Drawn({ block, element, onChoose, labelledBy }: DrawnProperties) {
  const { setting, channels } = useWorld()
  switch (element.type) {
    case 'button':
      return <Button element={element} onChoose={onChoose} />
    case 'overflow':
      return (
        <Menu
          label={words(element.accessibility_label) || 'More'}
          entries={list(element.options).map((option) => ({
            name: textOf(fields(option).text),
            run: () => onChoose([words(fields(option).value)]),
          }))}
        />
      )
    case 'checkboxes':
    case 'radio_buttons':
      return <Options block={block} element={element} onChoose={onChoose} labelledBy={labelledBy} />
    case 'static_select':
    case 'multi_static_select':
      return <Select block={block} element={element} onChoose={onChoose} labelledBy={labelledBy} />
    case 'users_select':
    case 'multi_users_select':
      return (
        <Select
          block={block}
          element={{ ...element, options: setting.people.map(optionOf) }}
          onChoose={onChoose}
          labelledBy={labelledBy}
        />
      )
    case 'channels_select':
    case 'conversations_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return (
        <Select
          block={block}
          element={{ ...element, options: channels.map(optionOf) }}
          onChoose={onChoose}
          labelledBy={labelledBy}
        />
      )
    case 'image':
      return <img src={words(element.image_url)} alt={words(element.alt_text)} width="75" />
    default:
      return <Field block={block} element={element} onChoose={onChoose} labelledBy={labelledBy} />
  }
}

/** A person or a channel as an option of a select. */
function optionOf({ id, name }: { id: string; name: string }) {
  return { value: id, text: { type: 'plain_text', text: name } }
}
