import { byId } from './element.ts'

/** From so many characters on the box holds an excerpt: a browser stands still over a text box of megabytes. */
const EXCERPT_FROM = 100_000
const EXCERPT_LINES = 200

/** The box that pastes go into. */
export type PasteBox = {
  /** What was pasted, byte for byte: a text box would turn every line ending into a line feed. */
  text: () => string
  put: (text: string) => void
  /** Selects lines, first and last, and brings them into view. */
  show: (lines: readonly [number, number]) => void
  focus: () => void
}

/**
 * The box. `pasted` is called when something was pasted into it, `changed` at every change, `excerpt` with the lines
 * that it shows of how many, or nothing where it shows them all.
 */
export function createPasteBox(on: {
  pasted: () => void
  changed: () => void
  excerpt: (lines?: { first: number; last: number; all: number }) => void
}): PasteBox {
  const box = byId('paste', HTMLTextAreaElement)
  let given = ''
  /** What the box shows of it, and from which line on. */
  let shown = ''
  let from = 1

  box.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const whole = box.selectionStart === 0 && box.selectionEnd === box.value.length
    if (whole && text.length > EXCERPT_FROM) {
      event.preventDefault()
      put(text)
    } else if (whole) remember(text, normalized(text))
    else given = ''
    // the box holds it only after this event
    setTimeout(on.pasted)
  })
  box.addEventListener('input', () => {
    if (box.value !== shown) on.excerpt()
    on.changed()
  })

  function put(text: string): void {
    remember(text, normalized(text))
    if (text.length > EXCERPT_FROM) excerpt(1)
    box.value = shown
  }

  function remember(text: string, all: string): void {
    given = text
    shown = all
    from = 1
    on.excerpt()
  }

  function excerpt(first: number): void {
    const lines = normalized(given).split('\n')
    from = Math.max(1, Math.min(first, lines.length))
    const part = lines.slice(from - 1, from - 1 + EXCERPT_LINES)
    shown = part.join('\n').slice(0, EXCERPT_FROM)
    on.excerpt({ first: from, last: from - 1 + part.length, all: lines.length })
  }

  return {
    text: () => (given && box.value === shown ? given : box.value),
    put,
    show([first, last]) {
      if (given.length > EXCERPT_FROM && box.value === shown) {
        excerpt(first - 3)
        box.value = shown
      }
      const lines = box.value.split('\n')
      const start = first - from
      const before = lines.slice(0, start).reduce((sum, line) => sum + line.length + 1, 0)
      box.focus()
      box.setSelectionRange(before, before + lines.slice(start, last - from + 1).join('\n').length)
      box.scrollTop = (box.scrollHeight / Math.max(lines.length, 1)) * (start - 1)
      box.scrollIntoView({ block: 'nearest' })
    },
    focus: () => box.focus(),
  }
}

/** What a text box makes of line endings. */
function normalized(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}
