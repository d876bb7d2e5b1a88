import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { parseStamp } from '../../text/stamp.ts'
import type { Placed } from './output-parser.ts'
import { simpleOutput } from './simple-output.ts'

// **** Event Log ****
const HEAD = /^\s{0,8}\*{4} Event Log \*{4}/
// 2021-11-17 03:31:32.920 UTC SAEVT_PLATFORM eventSource="INFRA_SL"
const EVENT =
  /^\s{0,8}(?<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z]{1,5}) (?<event>SAEVT_[A-Z0-9_]{2,60})(?<rest>.{0,400})/
// No EventLog Found.
const NONE = /^\s{0,8}No EventLog Found/i
// error="Unable to resolve server hostname/domain name"
const REASON = /\b(?:error|reason|msg|message|detail|failureReason)="(?<reason>[^"]{3,300})"/i
const FAILED = /^SAEVT_COMM\w*(?:FAIL|LOST|ERROR)/
const RESTORED = /^SAEVT_COMM\w*(?:RESTOR|SUCC|OK)/

type Event = { at: string; event: string; rest: string; iso: string | undefined; placed: Placed }

/** `show license eventlog`: what the licence agent did; its newest failure and the newest message that got through. */
export const showLicenseEventlog = simpleOutput({
  command: 'show license eventlog',
  level: 'explained',
  era: 'policy',
  starts: [HEAD, EVENT],
  holds: [EVENT, NONE],
  parse: (lines, { ended }, { at: now }) => {
    const headed = HEAD.test(lines[0]?.line.text ?? '')
    const events = lines.flatMap((placed): Event[] => {
      const { at, event, rest = '' } = EVENT.exec(placed.line.text)?.groups ?? {}
      if (!at || !event) return []
      const { iso, zoneKnown } = parseStamp(at, now)
      return [{ at, event, rest, iso: zoneKnown ? iso : undefined, placed }]
    })
    const none = lines.some(({ line }) => NONE.test(line.text))
    // a heading of that name alone may be anybody's
    if (events.length === 0 && !none) return undefined
    return {
      output: { events: events.map(({ at, event }) => ({ at, event })) },
      facts: factsOf(events),
      complete: headed && (ended || none),
    }
  },
})

function factsOf(events: readonly Event[]): FoundFact[] {
  const failed = events.findLast(({ event }) => FAILED.test(event))
  const worked = events.findLast(({ event }) => RESTORED.test(event))
  const facts: FoundFact[] = []
  const put = (key: FactKey, value: FactValue | undefined, { placed, iso }: Event) => {
    if (value !== undefined && iso) facts.push({ key, value, lines: placed.line.lines, at: iso })
  }
  if (failed) {
    put('comm.lastFailureAt', failed.iso, failed)
    put('comm.lastFailureReason', REASON.exec(failed.rest)?.groups?.reason, failed)
  }
  if (worked) put('comm.lastSuccessAt', worked.iso, worked)
  return facts
}
