import type { OutputParser } from './output-parser.ts'
import { spanOf } from './output-parser.ts'

// show logging logfile | include LICMGR, sh logg | i LOG_SMART_LIC
const FILTER =
  /\|\s{0,8}(?:i|in|inc|incl|inclu|includ|include|e|eg|egr|egre|egrep|gr|gre|grep|beg|begin|sec|section)\s[^|]{0,80}(?:LICMGR|SMART_LIC|LICENSE|lic\b)/i

/** `show logging | include LICMGR`: the command alone; the messages below it are read one by one. */
export const showLogging: OutputParser = {
  commands: ['show logging'],
  read: ({ echo }) => {
    if (echo?.command !== 'show logging' || !FILTER.test(echo.typed)) return []
    return [
      {
        evidence: {
          kind: 'show',
          level: 'supporting',
          platform: 'unknown',
          lines: spanOf([echo.at]),
          show: { command: 'show logging', complete: false, output: {} },
          facts: [],
        },
        used: [echo.at],
      },
    ]
  },
}
