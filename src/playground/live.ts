import type { ServerResponse } from 'node:http'
import type { Item, Update } from './protocol.ts'

/** A page that is told of what changes. */
export type Live = {
  /** Sends what has changed since the last time; nothing where nothing has. */
  refresh: () => void
}

/** Keeps a page up to date over server-sent events. `look`: everything that is on its screen now, by key. */
export function createLive(response: ServerResponse, look: () => ReadonlyMap<string, Item>): Live {
  const sent = new Map<string, string>()
  let first = true
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })

  return {
    refresh() {
      const items = look()
      const update: Update = { first, set: {}, drop: [] }
      for (const [key, item] of items) {
        const written = JSON.stringify(item)
        if (sent.get(key) === written) continue
        sent.set(key, written)
        update.set[key] = item
      }
      for (const key of sent.keys()) {
        if (items.has(key)) continue
        sent.delete(key)
        update.drop.push(key)
      }
      if (!first && update.drop.length === 0 && Object.keys(update.set).length === 0) return
      first = false
      response.write(`data: ${JSON.stringify(update)}\n\n`)
    },
  }
}
