import * as z from 'zod'
import type { Device } from '../evidence.ts'
import type { Options } from '../options.ts'
import { isLicenseCommand } from './command-name.ts'
import { keyOf } from './labels.ts'
import { findLicenseFacts } from './license-facts.ts'
import { type Field, type Outline, readOutline } from './license-outline.ts'
import { findUsage } from './license-usage-facts.ts'
import type { OutputParser, Placed, Reading, Stretch } from './output-parser.ts'
import { spanOf } from './output-parser.ts'
import { tellPlatform } from './platform-tells.ts'

/** Sections that only an output of this family has, and how many of their labels make one sure. */
const CUES: readonly ((outline: Outline) => boolean)[] = [
  ({ headings }) => headings.some(({ section }) => section === 'smart licensing using policy'),
  (outline) => labelled(outline, 'transport', ['type']) && outline.fields.some(isTransportType),
  (outline) => labelled(outline, 'transport', ['url', 'cslu address', 'proxy', 'vrf']),
  (outline) => labelled(outline, 'usage reporting', REPORT_LABELS),
  (outline) => REPORT_LABELS.filter((label) => labelled(outline, 'usage reporting', [label])).length > 1,
  ({ headings }) => headings.some(({ section }) => section === 'trust code installed'),
  ({ headings }) => headings.some(({ section }) => section === 'smart licensing status'),
  (outline) => labelled(outline, 'policy', ['policy in use', 'reporting ack required']),
  ({ headings }) =>
    headings.some(
      ({ section }) => section === 'communication statistics' || section === 'upcoming scheduled jobs',
    ),
]

const REPORT_LABELS = [
  'last ack received',
  'next ack deadline',
  'reporting push interval',
  'next ack push check',
  'next report push',
  'last report push',
  'last report file write',
]

/** What makes a whole `show license status`: with these read, what they don't say isn't there. */
const WHOLE = ['transport', 'usage reporting', 'trust code installed']

/** The sections by their keys; a group of a section is an object of its own. */
export const LicenseOutput = z.record(z.string(), z.record(z.string(), z.json()))
export type LicenseOutput = z.infer<typeof LicenseOutput>

/** `show license status`, `show license all` and `show license tech support`: one grammar, more sections in each. */
export const licenseStatusFamily: OutputParser = {
  commands: ['show license status', 'show license all', 'show license tech support'],
  read: (stretch, options) => splitRepeats(stretch).flatMap((part) => readOne(part, stretch, options)),
}

function readOne(lines: readonly Placed[], stretch: Stretch, options: Options): Reading[] {
  const outline = readOutline(lines)
  if (outline.headings.length === 0) return []
  const old = outline.headings.some(({ section }) => section === 'registration')
  const strength = CUES.filter((cue) => cue(outline)).length
  const echoed = stretch.echo !== undefined && licenseStatusFamily.commands.includes(stretch.echo.command)
  const bareTransport = outline.fields.some(isTransportType)
  if (!old && strength < 2 && !echoed && !bareTransport) return []
  if (old && !isOldSmartLicensing(outline)) return []

  const used = usedLines(lines, outline)
  const command = commandOf(outline, stretch, lines)
  const sections = new Set(outline.headings.map(({ section }) => section))
  const complete =
    WHOLE.every((section) => sections.has(section)) && labelled(outline, 'usage reporting', REPORT_LABELS)
  const base = { kind: 'show', lines: spanOf(used), platform: tellPlatform(lines) } as const
  if (old) {
    return [
      {
        evidence: {
          ...base,
          level: 'named',
          era: 'smart',
          show: { command, complete, output: {} },
          facts: [],
        },
        used,
      },
    ]
  }
  const device = deviceOf(outline)
  return [
    {
      evidence: {
        ...base,
        level: 'explained',
        era: 'policy',
        entry: `outputs/${command.replaceAll(' ', '-')}`,
        ...(device && { device }),
        show: { command, complete, output: outputOf(outline.fields) },
        facts: [...findLicenseFacts(outline, options.at), ...findUsage(lines)],
      },
      used,
    },
  ]
}

/** Two switches' outputs without a prompt between them: the second begins where a section comes again. */
function splitRepeats({ lines, echo }: Stretch): (readonly Placed[])[] {
  if (echo) return [lines]
  const headings = readOutline(lines).headings
  const first = headings[0]?.section
  const again = headings.findIndex(({ section }, at) => at > 0 && section === first)
  if (first === undefined || again === -1 || ['usage reporting', 'transport'].every((name) => name !== first))
    return [lines]
  const cut = lines.findIndex(({ index }) => index === headings[again]?.at.index)
  return [lines.slice(0, cut), ...splitRepeats({ lines: lines.slice(cut), ended: false })]
}

/** From the first heading to the last line that was read; what stands around belongs to somebody else. */
function usedLines(lines: readonly Placed[], { headings, fields, remarks, unread }: Outline): Placed[] {
  const places = [...headings.map(({ at }) => at.index), ...remarks.map(({ index }) => index)]
  const first = Math.min(...places)
  const last = Math.max(...places, ...fields.map(({ at }) => at.index))
  const strange = new Set(unread.map(({ index }) => index))
  return lines.filter(
    ({ index, line }) => index >= first && index <= last && line.text.trim() !== '' && !strange.has(index),
  )
}

function commandOf({ headings }: Outline, { echo }: Stretch, lines: readonly Placed[]): string {
  if (echo && isLicenseCommand(echo.command)) return echo.command
  const has = (section: string) => headings.some((each) => each.section === section)
  const support = lines.some(({ line }) => /^\s{0,8}Smart Licensing Tech Support info/i.test(line.text))
  if (support || has('communication statistics') || has('upcoming scheduled jobs') || has('other info'))
    return 'show license tech support'
  if (has('smart licensing status') || has('license usage') || has('product information'))
    return 'show license all'
  return 'show license status'
}

function labelled({ fields }: Outline, section: string, labels: readonly string[]): boolean {
  return fields.some((field) => field.section === section && labels.includes(field.label))
}

function isTransportType({ section, label, value }: Field): boolean {
  return (
    section === 'transport' &&
    label === 'type' &&
    /^(?:smart|cslu|callhome|call-home|off|transport off)$/i.test(value ?? '')
  )
}

/** `Registration:` with a status of the older Smart Licensing; any other device may have a section of that name. */
function isOldSmartLicensing({ fields }: Outline): boolean {
  return fields.some(
    ({ section, label, value }) =>
      (section === 'registration' &&
        label === 'status' &&
        /^(?:un)?registered|^registration/i.test(value ?? '')) ||
      (section === 'registration' && /^(?:smart account|export-controlled functionality)$/.test(label)),
  )
}

function deviceOf({ fields }: Outline): Device | undefined {
  const named = fields.find(({ label, value }) => (label === 'udi' || label === 'active') && value !== null)
  const udi = /PID:\s?(?<pid>[^\s,]{1,40}),\s?SN:\s?(?<sn>[A-Z0-9]{4,20})/i.exec(named?.value ?? '')?.groups
  return udi ? { ...(udi.pid && { pid: udi.pid }), ...(udi.sn && { sn: udi.sn }) } : undefined
}

function outputOf(fields: readonly Field[]): LicenseOutput {
  const output: LicenseOutput = {}
  for (const { section, group, name, value } of fields) {
    const of = (output[keyOf(section) || 'top'] ??= {})
    const key = keyOf(name) || 'value'
    if (!group) of[key] = value
    else {
      const inner = of[keyOf(group)]
      const held = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}
      of[keyOf(group)] = { ...held, [key]: value }
    }
  }
  return output
}
