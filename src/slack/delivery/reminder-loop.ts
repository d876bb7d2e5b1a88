import type { Logger } from 'pino'

/** Looks for reminders that are due. */
export type ReminderLoop = { start: () => void; stop: () => Promise<void> }

/**
 * Calls `fire` at once and then every so many milliseconds, one call after the other: it posts what is due, each
 * once, whoever else does the same. Timers last no longer than that, so that neither a restart nor a changed clock
 * matters.
 */
export function createReminderLoop(fire: () => Promise<unknown>, every: number, log: Logger): ReminderLoop {
  let timer: NodeJS.Timeout | undefined
  let firing: Promise<unknown> = Promise.resolve()
  let stopped = false

  function turn(): void {
    firing = fire()
      .catch((error: unknown) => log.warn({ err: error }, 'reminders wait for the next turn'))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, every)
      })
  }

  return {
    start: turn,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await firing
    },
  }
}
