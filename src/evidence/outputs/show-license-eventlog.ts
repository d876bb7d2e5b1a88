import { simpleOutput } from './simple-output.ts'

// 2021-11-17 03:31:32.920 UTC SAEVT_PLATFORM eventSource="INFRA_SL"
const EVENT =
  /^\s{0,8}(?<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Z]{1,5}) (?<event>SAEVT_[A-Z0-9_]{2,60})/

/** `show license eventlog`: what the licence agent did. */
export const showLicenseEventlog = simpleOutput({
  command: 'show license eventlog',
  level: 'explained',
  era: 'policy',
  starts: [/^\s{0,8}\*{4} Event Log \*{4}/, EVENT],
  holds: [EVENT, /^\s{0,8}No EventLog Found/],
  parse: (lines) => ({
    output: {
      events: lines.flatMap(({ line }) => {
        const groups = EVENT.exec(line.text)?.groups
        return groups?.at && groups.event ? [{ at: groups.at, event: groups.event }] : []
      }),
    },
    complete: /Event Log/.test(lines[0]?.line.text ?? ''),
  }),
})
