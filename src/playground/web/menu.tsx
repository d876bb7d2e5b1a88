import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** An entry of a menu. */
export type MenuEntry = { name: string; run: () => void }

/** A button with three dots, and the menu that it opens: arrows, Enter, Escape, as menus work. */
export function Menu({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const list = menu.current
    if (!open || !list || !button.current) return
    list.showPopover()
    place(list, button.current)
    list.querySelector('button')?.focus()
    const away = (event: Event) => {
      if (!menu.current?.parentElement?.contains(event.target as Node)) setOpen(false)
    }
    // a scroll that the click itself brought about ends after it, so scrolling closes nothing
    const follow = () => button.current && place(list, button.current)
    document.addEventListener('pointerdown', away)
    document.addEventListener('scroll', follow, true)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('scroll', follow, true)
    }
  }, [open])

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' || event.key === 'Tab') return close()
    const all = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all.at(to % all.length)?.focus()
  }

  return (
    <div className="menu">
      <button
        type="button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <div
          className="menu-list"
          role="menu"
          popover="manual"
          aria-label={label}
          ref={menu}
          onKeyDown={onKey}
        >
          {entries.map(({ name, run }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                run()
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Below the button, at its right edge; elsewhere where there is no room. */
function place(list: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { width, height } = list.getBoundingClientRect()
  const below = at.bottom + 4
  const left = Math.min(Math.max(at.right - width, 8), window.innerWidth - width - 8)
  list.style.left = `${left}px`
  list.style.top = `${below + height < window.innerHeight ? below : Math.max(at.top - height - 4, 8)}px`
}
