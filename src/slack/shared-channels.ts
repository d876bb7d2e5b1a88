import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { record, text } from './intake/loose.ts'

/** Channels of which it is remembered. */
const KEPT = 5000

/** Which channels are shared with another organisation, as far as their events have told: a click doesn't. */
export type SharedChannels = {
  /** Learns it from every event. */
  middleware: Middleware<AnyMiddlewareArgs>
  isShared: (channel: string) => boolean
}

/** Knows of none at first; nothing of it is stored. */
export function createSharedChannels(): SharedChannels {
  const shared = new LRUCache<string, true>({ max: KEPT })
  return {
    async middleware({ body, next }) {
      const { event, is_ext_shared_channel } = record(body)
      const channel = text(record(event).channel)
      if (channel && is_ext_shared_channel === true) shared.set(channel, true)
      else if (channel && is_ext_shared_channel === false) shared.delete(channel)
      await next()
    },
    isShared: (channel) => shared.has(channel),
  }
}
