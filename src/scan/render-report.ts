import type { Knowledge } from '../knowledge/knowledge.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import type { DeviceReport, ScanReport } from './report.ts'

/** What a verdict says about the night, the most urgent first. */
const ORDER = ['escalate', 'fix', 'unknown', 'watch', 'nothing']

/** Values of fields that are shown of a message. */
const VARIANTS_SHOWN = 3

/** The summary for a terminal: the devices, those that want something first, each with its verdict and its messages. */
export function renderReport(report: ScanReport, knowledge: Knowledge): string {
  const { devices, messages, beyond } = report
  const head = say(knowledge, 'scan.found', { devices: devices.length, messages })
  if (devices.length === 0) return `${say(knowledge, 'scan.nothing')}\n`
  const sorted = devices.toSorted((one, other) => rank(one) - rank(other))
  return [
    head,
    ...sorted.map((device) => renderDevice(device, knowledge)),
    ...(beyond > 0 ? [say(knowledge, 'scan.beyond', { count: beyond })] : []),
    '',
  ].join('\n\n')
}

function rank({ verdict }: DeviceReport): number {
  const at = ORDER.indexOf(verdict.act)
  return at === -1 ? ORDER.length : at
}

function renderDevice(device: DeviceReport, knowledge: Knowledge): string {
  const messages = device.messages.map(({ name, count, first, last, variants }) => {
    const when = first && last ? `  ${short(first)}${first === last ? '' : ` – ${short(last)}`}` : ''
    const said = variants
      .filter(({ fields }) => Object.keys(fields).length > 0)
      .toSorted((one, other) => other.count - one.count)
      .slice(0, VARIANTS_SHOWN)
      .map(({ fields, count: times }) => {
        const values = Object.values(fields).map((value) => quote(value))
        return `           ${times === count ? '' : `${times} × `}${values.join(', ')}`
      })
    return [`  ${String(count).padStart(6)} × %${name}${when}`, ...said].join('\n')
  })
  const outputs = device.outputs.map(({ command, where }) => `           ${command}  (${quote(where)})`)
  const more = device.further > 0 ? [`  ${say(knowledge, 'scan.further', { count: device.further })}`] : []
  return [`${quote(device.device)}: ${device.verdict.headline}`, ...messages, ...outputs, ...more].join('\n')
}

/** 2026-11-24T02:11:09.123Z as a person reads it. */
function short(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
}
