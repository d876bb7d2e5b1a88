import { type Logger as BoltLogger, LogLevel } from '@slack/bolt'
import type { Logger } from 'pino'

// what follows these may be pasted text: "Malformed request body: Unexpected token …", "(body: …)", {"text": …}
const DETAIL = /[:({"'`]/

/**
 * Bolt's log, in ours: its warnings and errors, without what they quote. Its debug lines hold whole requests and
 * are never taken.
 */
export function createBoltLog(log: Logger): BoltLogger {
  const brief = (message: unknown[]) =>
    String(message[0] ?? '')
      .split(DETAIL, 1)[0]
      ?.trim() ?? ''
  return {
    debug() {},
    info() {},
    warn: (...message) => log.warn({ from: 'bolt' }, brief(message)),
    error: (...message) => log.error({ from: 'bolt' }, brief(message)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
