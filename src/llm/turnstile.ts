/** Requests at a time, and how many may wait. */
const AT_ONCE = 4
const WAITING = 16

/** Lets a few requests through at a time. */
export type Turnstile = {
  /**
   * Does some work when it is its turn; undefined where too many wait already, or the signal ends the wait. The work's
   * own failure is passed on.
   */
  pass: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | undefined>
}

/** A turnstile for four at a time, with sixteen waiting. */
export function createTurnstile(): Turnstile {
  const queue: (() => void)[] = []
  let inside = 0

  function leave(): void {
    const next = queue.shift()
    // the next one takes over the place, so that nobody else slips in between
    if (next) next()
    else inside--
  }

  async function enter(signal: AbortSignal): Promise<boolean> {
    if (inside >= AT_ONCE) {
      if (queue.length >= WAITING) return false
      return turn(signal)
    }
    inside++
    return true
  }

  function turn(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const call = () => {
        signal.removeEventListener('abort', giveUp)
        resolve(true)
      }
      const giveUp = () => {
        queue.splice(queue.indexOf(call), 1)
        resolve(false)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      queue.push(call)
    })
  }

  return {
    async pass(work, signal) {
      if (signal.aborted || !(await enter(signal))) return undefined
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
