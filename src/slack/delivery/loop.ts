import type { Logger } from 'pino'

/** Work that comes again. */
export type Loop = { start: () => void; stop: () => Promise<void> }

/**
 * Does some work at once and then every so many milliseconds, one after the other. Timers last no longer than that,
 * so that neither a restart nor a changed clock matters. What goes wrong is logged under `sentence`, and tried again.
 */
export function createLoop(work: () => Promise<unknown>, every: number, log: Logger, sentence: string): Loop {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<unknown> = Promise.resolve()
  let stopped = false

  function turn(): void {
    working = work()
      .catch((error: unknown) => log.warn({ err: error }, sentence))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, every)
      })
  }

  return {
    start: turn,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}
