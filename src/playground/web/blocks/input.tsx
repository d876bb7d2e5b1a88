import { useId } from 'react'
import { fields, textOf, words } from '../loose.ts'
import type { OnChoose } from './blocks.tsx'
import { Element } from './element.tsx'

type Properties = {
  id: string
  block: Record<string, unknown>
  onChoose: OnChoose
  error: string | undefined
}

/** An input with its label, its hint, and what the app says is wrong with it. */
export function Input({ id, block, onChoose, error }: Properties) {
  const label = useId()
  return (
    <div className="block-input" data-wrong={error ? '' : undefined}>
      <span id={label} className="block-label">
        {textOf(block.label)}
        {block.optional === true && <small> (optional)</small>}
      </span>
      <Element
        block={id}
        element={fields(block.element)}
        labelledBy={label}
        onChoose={(action, values) => onChoose({ action, values, block: id })}
      />
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : (
        words(fields(block.hint).text) && <small>{textOf(block.hint)}</small>
      )}
    </div>
  )
}
