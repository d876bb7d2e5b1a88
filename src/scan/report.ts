import type { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { explain } from '../reply/explain.ts'
import { keptText } from '../text/kept-text.ts'
import type { DeviceTally, MessageTally, Tally } from './tally.ts'

/** Lines of messages that a verdict is made of, and characters of outputs beside them. */
const LINES_AT_MOST = 60
const OUTPUTS_AT_MOST = 200_000

/** What is wrong with a device, by all that was found of it. */
export type DeviceReport = Omit<DeviceTally, 'messages' | 'outputs'> & {
  verdict: { act: string; headline: string }
  messages: Omit<MessageTally, 'line'>[]
  outputs: { command: string; where: string }[]
}

/** The summary of a scan, `slp.scan/1`. Secrets are out of every text of it. */
export type ScanReport = {
  schema: 'slp.scan/1'
  knowledge: string
  messages: number
  /** Messages of devices beyond those that are kept. */
  beyond: number
  devices: DeviceReport[]
}

/** Sums a scan up: each device's verdict is what the bot says to its newest messages and outputs together. */
export function reportOf(tally: Tally, knowledge: Knowledge, options: Options): ScanReport {
  return {
    schema: 'slp.scan/1',
    knowledge: knowledge.version,
    messages: tally.messages(),
    beyond: tally.beyond(),
    devices: tally
      .devices()
      .filter(({ messages, outputs }) => messages.length + outputs.length > 0)
      .map((device) => reportOfDevice(device, knowledge, options)),
  }
}

function reportOfDevice(device: DeviceTally, knowledge: Knowledge, options: Options): DeviceReport {
  const { act, headline } = explain(pasteOf(device), knowledge, options).verdict
  return {
    ...device,
    device: safe(device.device),
    verdict: { act, headline },
    messages: device.messages.map(({ line: _, ...message }) => ({
      ...message,
      variants: message.variants.map((variant) => ({ ...variant, fields: withoutSecrets(variant.fields) })),
    })),
    outputs: device.outputs.map(({ command, where }) => ({ command, where: safe(where) })),
  }
}

/** All of a device as one would paste it: its messages in the order of time, then what it showed. */
function pasteOf({ messages, outputs }: DeviceTally): string {
  const lines = messages
    .toSorted((one, other) => ((one.last ?? '') < (other.last ?? '') ? -1 : 1))
    .slice(-LINES_AT_MOST)
    .map(({ line }) => line)
  let left = OUTPUTS_AT_MOST
  const shown = outputs.flatMap(({ text }) => {
    left -= text.length
    return left < 0 ? [] : [text]
  })
  return [...lines, '', ...shown].join('\n')
}

function withoutSecrets(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safe(value)]))
}

function safe(text: string): string {
  return keptText(text).text
}
