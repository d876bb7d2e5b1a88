import { createContext, useContext, useSyncExternalStore } from 'react'

/** The message or view that blocks belong to, by an id. */
export const Surface = createContext('')

const held = new Map<string, string[]>()
const listeners = new Set<() => void>()

/**
 * What somebody chose in an element, wherever on the page the same message is drawn; `first`, which the app set,
 * until they have. It is kept until the app gives the block another id.
 */
export function useHeld(
  block: string,
  action: string,
  first: readonly string[],
): [readonly string[], (values: string[]) => void] {
  const key = `${useContext(Surface)}/${block}/${action}`
  const values = useSyncExternalStore(subscribe, () => held.get(key))
  const hold = (next: string[]) => {
    held.set(key, next)
    for (const listener of listeners) listener()
  }
  return [values ?? first, hold]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
