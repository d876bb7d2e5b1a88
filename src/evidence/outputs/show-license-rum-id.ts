import { simpleOutput } from './simple-output.ts'

// Smart Licensing Usage Report:   Smart Licensing Usage Report Detail:
const HEAD = /^\s{0,8}Smart Licensing Usage Report(?: Detail)?:/
// 1634211151   ACK   N   dna-advantage
const ROW = /^\s{0,8}(?<id>\d{6,12}),?\s{1,20}(?<state>OPEN|CLOSED|ACK|SENT|UNK)\b/
// Report Id: 1634211151
const REPORT = /^\s{0,8}Report Id:\s{0,4}(?<id>\d{1,12})/
// State: ACK,      State Change Reason: ACKED
const STATE = /^\s{0,12}State: (?<state>[A-Z_]{2,20})/

/** `show license rum id all` and its details: the usage reports on the switch and how far each has come. */
export const showLicenseRumId = simpleOutput({
  command: 'show license rum id all',
  level: 'explained',
  era: 'policy',
  starts: [HEAD],
  holds: [
    ROW,
    REPORT,
    STATE,
    /^\s{0,8}=+\s{0,8}$/,
    /^\s{0,8}Report Id,\s{1,20}State/,
    /^\s{1,12}[A-Z][A-Za-z ]{2,40}: /,
  ],
  parse: (lines) => {
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
    return { output: { reports } }
  },
})
