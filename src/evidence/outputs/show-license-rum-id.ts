import { firstMatch } from './first-match.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

const COMMAND = 'show license rum id'
// Smart Licensing Usage Report:   Smart Licensing Usage Report Detail:
const HEAD = /^\s{0,8}Smart Licensing Usage Report(?<detail> Detail)?:/
// Report Id,             State,   Flag,  Feature Name
const HEADER = /^\s{0,8}Report Id,\s{1,40}State,\s{1,40}Flag/
// 1634211151   ACK   N   dna-advantage
const ROW = /^\s{0,8}(?<id>\d{6,12}),?\s{1,40}(?<state>OPEN|CLOSED|ACK|SENT|UNK|PURGE|DELETE)\w{0,8}\b/
// Report Id: 1634211151
const REPORT = /^\s{0,8}Report Id:\s{0,4}(?<id>\d{1,12})/
// State: ACK,      State Change Reason: ACKED
const STATE = /^\s{0,12}State: (?<state>[A-Z_]{2,20})/
const FIELD =
  /^\s{0,12}(?:Metric Name|Feature Name|Metric Value|UDI|Previous Report Id|Start Time|Storage State|Transaction ID|Transaction Message|Report Size|State Change Reason|End Time|Next Report Id|Error Message|Measurements|Software Version|Hash):/

/** `show license rum id all` and its details: the usage reports on the switch and how far each has come. */
export const showLicenseRumId = simpleOutput({
  command: `${COMMAND} all`,
  also: [COMMAND, `${COMMAND} detail`],
  level: 'explained',
  era: 'policy',
  starts: [HEAD, HEADER],
  holds: [ROW, REPORT, STATE, FIELD, HEADER, /^\s{0,8}=+\s{0,8}$/],
  parse,
})

function parse(lines: readonly Placed[], { ended }: Stretch): Parsed | undefined {
  const reports: { id: string; state: string | null }[] = []
  for (const { line } of lines) {
    const row = ROW.exec(line.text)?.groups
    if (row?.id && row.state) reports.push({ id: row.id, state: row.state })
    const id = REPORT.exec(line.text)?.groups?.id
    if (id) reports.push({ id, state: null })
    const state = STATE.exec(line.text)?.groups?.state
    const own = reports.at(-1)
    if (state && own) own.state = state
  }
  const head = firstMatch(lines, HEAD)
  return {
    ...(head?.groups.detail && { command: `${COMMAND} detail` }),
    output: { reports },
    complete: ended && head !== undefined,
  }
}
