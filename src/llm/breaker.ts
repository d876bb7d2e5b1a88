import type { Failure } from './failure.ts'

/** Failures in a row, within so many milliseconds, after which a server is let alone, and for how long. */
const FAILURES = 5
const WITHIN = 120_000
const REST = 60_000

/** The longest that a server's own Retry-After is heeded. */
const LONGEST = 15 * 60_000

/** Keeps a failing server from being asked again and again. Times are milliseconds of the clock that is given. */
export type Breaker = {
  /** Whether the server may be asked; after a rest, one request at a time goes through to try it. */
  admits: () => boolean
  succeeded: () => void
  failed: (failure: Failure | { kind: 'broken' }) => void
  /** The request that was admitted was not sent after all. */
  withdrawn: () => void
  state: () => 'closed' | 'open' | 'trying' | 'denied'
}

/**
 * A circuit breaker: opens after five failures in a row, or at once for as long as a 429 says; for good, until the
 * process is started with other settings, where the server refuses the key.
 */
export function createBreaker(now: () => number): Breaker {
  let failures = 0
  let first = 0
  let until = 0
  let trying = false
  let denied = false

  function open(ms: number): void {
    until = now() + ms
    trying = false
  }

  return {
    admits() {
      if (denied || now() < until) return false
      if (until === 0) return true
      if (trying) return false
      trying = true
      return true
    },
    succeeded() {
      // one that was under way when the server was let alone: what it asked for still holds
      if (denied || now() < until) return
      failures = 0
      until = 0
      trying = false
    },
    failed(failure) {
      if (failure.kind === 'denied') denied = true
      if (failure.kind === 'limited') return open(Math.min((failure.after ?? REST / 1000) * 1000, LONGEST))
      if (trying) return open(REST)
      if (failures === 0 || now() - first > WITHIN) [failures, first] = [0, now()]
      failures++
      if (failures >= FAILURES) {
        failures = 0
        open(REST)
      }
    },
    withdrawn() {
      trying = false
    },
    state() {
      if (denied) return 'denied'
      if (until === 0) return 'closed'
      return now() < until ? 'open' : 'trying'
    },
  }
}
