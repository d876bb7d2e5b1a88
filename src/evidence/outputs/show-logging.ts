import * as z from 'zod'
import type { RegionParser } from './reading.ts'

// LICMGR, LOG_SMART_LIC, what follows `show logging logfile | include`
const FILTER = /LICMGR|SMART_LIC|LICENSE|\blic\b/i

/** How many messages were printed below the command. */
export const ShowLogging = z.strictObject({ messages: z.int() })
export type ShowLogging = z.infer<typeof ShowLogging>

/** `show logging | include LICMGR`: the command alone; the messages below it are read one by one. */
export const showLogging: RegionParser = ({ echo, messages, closed }) => {
  if (
    echo?.command !== 'show logging' ||
    !echo.piped ||
    !FILTER.test(echo.text.slice(echo.text.indexOf('|'))) ||
    (messages === 0 && !closed)
  )
    return []
  return [
    {
      command: 'show logging',
      level: 'supporting',
      platform: 'unknown',
      complete: false,
      rows: [],
      output: { messages },
      facts: [],
    },
  ]
}
