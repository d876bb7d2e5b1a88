import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** Where somebody is: as whom, in which channel, in which thread. Stands in the address, so that it can be kept. */
export type Place = {
  user?: string | undefined
  channel?: string | undefined
  thread?: string | undefined
}

/** The place that the address names, and how to go elsewhere; what isn't named stays. */
export function usePlace(): [Place, (to: Place) => void] {
  const address = useSyncExternalStore(subscribe, currentAddress)
  const place = useMemo(() => placeOf(address), [address])
  const go = useCallback((to: Place) => {
    const { user, channel, thread } = { ...placeOf(currentAddress()), ...to }
    window.location.hash = `/${[user, channel, thread].filter(Boolean).join('/')}`
  }, [])
  return [place, go]
}

function placeOf(address: string): Place {
  const [user, channel, thread] = address.slice(2).split('/').map(decodeURIComponent)
  return { user: user || undefined, channel: channel || undefined, thread: thread || undefined }
}

function currentAddress(): string {
  return window.location.hash
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
