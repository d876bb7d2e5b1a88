import { simpleOutput } from './simple-output.ts'

// **** Event Log ****
const HEAD = /^\s{0,8}\*{4} Event Log \*{4}/
// 2021-11-17 03:31:32.920 UTC SAEVT_PLATFORM eventSource="INFRA_SL"
const EVENT =
  /^\s{0,8}(?<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z]{1,5}) (?<event>SAEVT_[A-Z0-9_]{2,60})/
// No EventLog Found.
const NONE = /^\s{0,8}No EventLog Found/i

/** `show license eventlog`: what the licence agent did. */
export const showLicenseEventlog = simpleOutput({
  command: 'show license eventlog',
  level: 'explained',
  era: 'policy',
  starts: [HEAD, EVENT],
  holds: [EVENT, NONE],
  parse: (lines, { ended }) => {
    const headed = HEAD.test(lines[0]?.line.text ?? '')
    const events = lines.flatMap(({ line }) => {
      const groups = EVENT.exec(line.text)?.groups
      return groups?.at && groups.event ? [{ at: groups.at, event: groups.event }] : []
    })
    const none = lines.some(({ line }) => NONE.test(line.text))
    // a heading of that name alone may be anybody's
    if (events.length === 0 && !none) return undefined
    return { output: { events }, complete: headed && (ended || none) }
  },
})
