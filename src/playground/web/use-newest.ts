import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Brings what is new in a list into view, unless somebody reads far above. `start`: the list opens at its head, and a
 * new message shows its first lines, which hold the verdict; `end`: it opens at its end and stays there.
 */
export function useNewest(count: number, place: 'start' | 'end'): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  const before = useRef(0)
  useLayoutEffect(() => {
    const element = list.current
    const grown = count > before.current
    const first = before.current === 0
    before.current = count
    if (!element || !grown) return
    if (place === 'end') element.scrollTop = element.scrollHeight
    else if (!first)
      element.querySelector(':scope > article:last-of-type')?.scrollIntoView({ block: 'start' })
  }, [count, place])
  return list
}
