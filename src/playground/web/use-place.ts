import { useCallback, useSyncExternalStore } from 'react'

/** Where somebody is: as whom, in which channel, in which thread. Stands in the address, so that it can be kept. */
export type Place = { user: string; channel: string; thread?: string | undefined }

/** The place that the address names, and how to go elsewhere. */
export function usePlace(): [Partial<Place>, (place: Place) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  const [user, channel, thread] = hash.slice(2).split('/').map(decodeURIComponent)
  const go = useCallback((place: Place) => {
    window.location.hash = `/${[place.user, place.channel, place.thread].filter(Boolean).join('/')}`
  }, [])
  return [{ ...(user && { user }), ...(channel && { channel }), ...(thread && { thread }) }, go]
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
