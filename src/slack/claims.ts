import { LRUCache } from 'lru-cache'

/** Slack delivers again for some minutes; a day is more than enough, and bounds how long a claim is kept. */
const KEPT_FOR = 24 * 60 * 60 * 1000

const KEPT_AT_MOST = 50_000

/** Who has taken what: each key can be taken once, so that what Slack delivers twice is done once. */
export type Claims = {
  /** Whether the key was free; it no longer is. */
  take: (key: string) => boolean
  /** Gives a key back where nothing came of it. */
  release: (key: string) => void
}

/** Claims in memory, the oldest forgotten first. A store that outlives the process takes its place behind the same type. */
export function createClaims(): Claims {
  const taken = new LRUCache<string, true>({ max: KEPT_AT_MOST, ttl: KEPT_FOR })
  return {
    take(key) {
      if (taken.has(key)) return false
      taken.set(key, true)
      return true
    },
    release(key) {
      taken.delete(key)
    },
  }
}
