import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'

/** Work that has begun and not ended. */
export type InFlight = {
  /** Counts everything that passes through it, until its listeners are done. */
  middleware: Middleware<AnyMiddlewareArgs>
  /** Waits until nothing is under way, at most so many milliseconds; gives how much still is. */
  drain: (atMost: number) => Promise<number>
}

/** Counts what is under way: Bolt's own stop doesn't wait for listeners. */
export function createInFlight(): InFlight {
  const waiting = new Set<() => void>()
  let count = 0
  return {
    async middleware({ next }) {
      count++
      try {
        await next()
      } finally {
        count--
        if (count === 0) for (const wake of waiting) wake()
      }
    },
    async drain(atMost) {
      if (count === 0) return 0
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, atMost)
        waiting.add(done)
        function done() {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
      })
      return count
    },
  }
}
