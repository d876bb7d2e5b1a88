import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { recognizeText } from './fixtures.ts'

/** Captures by other people; they lie beside the project, not in it. */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
const there = existsSync(SAMPLES)
if (!there) console.log(`left out: the captures in ${SAMPLES} are not here`)

/** What each capture is: its platform and commands. */
type Expected = {
  name: RegExp
  says: readonly string[]
  platform?: Evidence['platform']
}

/** A line of which nothing is kept, and why. */
const LineNotKept = z.strictObject({
  line: z.string().transform((pattern) => new RegExp(pattern)),
  of: z.array(z.string()).optional(),
  why: z.string().min(5),
})
const NOT_KEPT = z
  .array(LineNotKept)
  .parse(parse(readFileSync(join(import.meta.dirname, 'lines-not-kept.yml'), 'utf8')))

const EXPECTED: readonly Expected[] = [
  { name: /nx-os\/genie_Ping/, says: ['supporting ping'], platform: 'nx-os' },
  { name: /nx-os\/genie_ShowLoggingLogfile/, says: [] },
  { name: /nx-os\/genie_ShowNtpPeerStatus/, says: ['supporting show ntp peer-status'], platform: 'nx-os' },
  { name: /nx-os\/genie_ShowNtpPeers_/, says: ['supporting show ntp peers'], platform: 'nx-os' },
  { name: /nx-os\/show_clock/, says: ['supporting show clock'] },
  {
    name: /nx-os\/show_license_controller_and_usage/,
    says: [
      'explained show license controller usage',
      'explained show license usage',
      'explained show license usage',
    ],
    platform: 'nx-os',
  },
  { name: /nx-os\/show_license_summary_sl_before/, says: ['named show license summary'] },
  { name: /nx-os\/show_license_usage_9/, says: ['named show license usage'], platform: 'nx-os' },
  { name: /nx-os\/show_license_usage_slp/, says: ['explained show license usage'], platform: 'nx-os' },
  {
    name: /ios-xe\/genie_ShowCallHomeDetail/,
    says: ['supporting show call-home detail'],
    platform: 'ios-xe',
  },
  { name: /ios-xe\/genie_ShowCallHome(?:Events|Statistics)/, says: [] },
  {
    name: /ios-xe\/genie_ShowCallHomeProfileAll/,
    says: ['supporting show call-home profile all'],
    platform: 'ios-xe',
  },
  {
    name: /ios-xe\/genie_ShowLicenseAll_golden_output(?:_4)?\.txt/,
    says: ['explained show license all'],
    platform: 'ios-xe',
  },
  // Smart Licensing from before policies
  { name: /ios-xe\/genie_ShowLicenseAll_golden_output_3/, says: ['named show license all'] },
  { name: /ios-xe\/ntc_show_license_status1/, says: ['named show license status'] },
  {
    name: /ios-xe\/genie_ShowLicenseEventlog2/,
    says: ['explained show license eventlog'],
    platform: 'ios-xe',
  },
  { name: /ios-xe\/genie_ShowLicenseHistoryMessage/, says: ['explained show license history message'] },
  {
    name: /ios-xe\/genie_ShowLicenseRumIdDetail/,
    says: ['explained show license rum id detail'],
    platform: 'ios-xe',
  },
  {
    name: /ios-xe\/(?:genie_ShowLicenseStatus|ntc_show_license_status3|show_license_status_1718)/,
    says: ['explained show license status'],
    platform: 'ios-xe',
  },
  { name: /ios-xe\/genie_ShowLicenseSummary/, says: ['explained show license summary'] },
  {
    name: /ios-xe\/genie_ShowLicenseTechSupport/,
    says: ['explained show license tech support'],
    platform: 'ios-xe',
  },
  { name: /ios-xe\/genie_ShowLicenseUdi/, says: ['explained show license udi'] },
  { name: /ios-xe\/genie_ShowLicenseUsage/, says: ['explained show license usage'], platform: 'ios-xe' },
  // licences bound to the device, from before Smart Licensing: nothing here speaks of them
  { name: /ios-xe\/genie_ShowLicense_golden_output2/, says: [] },
]

const captures = there
  ? ['nx-os', 'ios-xe'].flatMap((folder) =>
      readdirSync(join(SAMPLES, folder))
        .sort()
        .map((file) => `${folder}/${file}`),
    )
  : []

test.runIf(there)('there are captures, and each is expected as one thing', () => {
  expect(captures.length).toBeGreaterThan(40)
  expect(captures.filter((name) => EXPECTED.filter((each) => each.name.test(name)).length !== 1)).toEqual([])
})

test.runIf(there).each(captures)('%s', (name) => {
  const expected = EXPECTED.find((each) => each.name.test(name))
  const { evidence, unrecognized } = recognizeText(readFileSync(join(SAMPLES, name), 'utf8'))
  expect(evidence.map(({ level, show }) => `${level} ${show?.command}`)).toEqual(expected?.says)
  for (const { platform, show } of evidence) {
    if (expected?.platform) expect(platform).toBe(expected.platform)
    const output = show?.output
    expect(output && typeof output === 'object' && 'unparsed' in output).not.toBe(true)
  }
  // nothing of an output that is read is left over
  if (evidence.length > 0) expect(unrecognized).toEqual([])
})

test.runIf(there)('each line of an output that is read is kept, or listed with a reason', () => {
  const used = new Set<z.infer<typeof LineNotKept>>()
  const lost: string[] = []
  for (const name of captures) {
    const { lines } = readPaste(readFileSync(join(SAMPLES, name), 'utf8'))
    const { evidence } = recognizeText(readFileSync(join(SAMPLES, name), 'utf8'))
    for (const { show, lines: span, facts, device, level } of evidence) {
      if (!show || level === 'named') continue
      const kept = flat(JSON.stringify([show.output, facts, device]))
      for (const { text, lines: own } of lines) {
        if (own[0] < span[0] || own[1] > span[1] || isKept(text, kept)) continue
        const others = evidence.filter(({ lines: [from, to] }) => own[0] >= from && own[1] <= to)
        const reason = NOT_KEPT.find(
          ({ line, of }) =>
            line.test(text.trim()) && (!of || others.some((other) => of.includes(other.show?.command ?? ''))),
        )
        if (reason) used.add(reason)
        else if (others.length < 2) lost.push(`${name}:${own[0]} (${show.command}): ${text}`)
      }
    }
  }
  expect(lost).toEqual([])
  expect(NOT_KEPT.filter((each) => !used.has(each))).toEqual([])
})

/** Whether an output holds what a line says: its name, or every word of its value. */
function isKept(text: string, kept: string): boolean {
  const colon = text.indexOf(':')
  const name = flat(colon === -1 ? '' : text.slice(0, colon))
  const value = text.slice(colon + 1)
  const words = value
    .split(/\s+/)
    .map(flat)
    .filter((word) => word !== '')
  if (words.length === 0) return name === '' || kept.includes(name)
  return (name !== '' && kept.includes(name)) || words.every((word) => kept.includes(word))
}

/** Letters and digits only. */
function flat(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
}
