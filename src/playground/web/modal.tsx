import { useRef, useState } from 'react'
import type { Choice, ViewItem } from '../protocol.ts'
import { Blocks } from './blocks/blocks.tsx'
import { Dialog } from './dialog.tsx'
import { fields, list, textOf, words } from './loose.ts'
import { useWorld } from './world.ts'

/** A modal that the app has opened. */
export function Modal({ item: { id, view } }: { item: ViewItem }) {
  const { perform } = useWorld()
  const inputs = useRef<Record<string, string[]>>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState('')

  function choose(choice: Choice) {
    const block = list(view.blocks)
      .map(fields)
      .find(({ block_id }) => block_id === choice.block)
    inputs.current[choice.action] = choice.values
    if (block?.type !== 'input' || block.dispatch_action === true) void perform('press', { view: id, choice })
  }

  async function submit() {
    const outcome = await perform('submit', { inputs: inputs.current })
    setErrors(outcome.errors ?? {})
    setRefused(outcome.refused ?? '')
  }

  return (
    <Dialog title={textOf(view.title)} onClose={() => void perform('dismiss', {})}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className="dialog-body">
          <Blocks
            surface={id}
            key={words(view.hash)}
            blocks={view.blocks}
            errors={errors}
            onChoose={choose}
          />
          <p className="wrong" role="alert">
            {refused}
          </p>
        </div>
        <footer>
          <button type="button" className="button" onClick={() => void perform('dismiss', {})}>
            {textOf(view.close) || 'Cancel'}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="button" data-style="primary">
              {textOf(view.submit)}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}
