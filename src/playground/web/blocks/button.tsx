import { useState } from 'react'
import { textOf, words } from '../loose.ts'

/** A button; one with an address is a link. Busy until the app has answered. */
export function Button({
  element,
  onChoose,
}: {
  element: Record<string, unknown>
  onChoose: (values: string[]) => unknown
}) {
  const [busy, setBusy] = useState(false)
  const label = words(element.accessibility_label) || undefined
  if (words(element.url))
    return (
      <a className="button" href={words(element.url)} target="_blank" rel="noreferrer" aria-label={label}>
        {textOf(element.text)}
      </a>
    )
  return (
    <button
      type="button"
      className="button"
      data-style={words(element.style) || undefined}
      aria-label={label}
      aria-busy={busy}
      onClick={async () => {
        setBusy(true)
        await onChoose([])
        setBusy(false)
      }}
    >
      {textOf(element.text)}
    </button>
  )
}
