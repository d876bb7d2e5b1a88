import { deviceKey } from '../evidence/device-name.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Options } from '../evidence/options.ts'
import { readBareEcho, readEcho } from '../evidence/outputs/echo.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { promptOf } from '../text/prompts.ts'
import { openMessages } from './read-messages.ts'
import type { Sink } from './scanner.ts'

/** What is kept, so that memory stays flat over files of any size; what is beyond is counted alone. */
export const KEPT = {
  devices: 5000,
  messages: 100,
  variants: 20,
  outputs: 24,
  outputCharacters: 64 * 1024,
  all: 32 * 1024 * 1024,
}

/** A message of a device with the same values in its fields each time. Times are ISO 8601 in UTC, where the lines have one. */
export type Variant = { fields: Record<string, string>; count: number; first?: string; last?: string }

/** A licensing message of a device: how often, from when to when, and the newest line as it stands in the file. */
export type MessageTally = Omit<Variant, 'fields'> & {
  name: string
  entry?: string
  variants: Variant[]
  /** Messages with values beyond those that are kept. */
  further: number
  line: string
}

/** The newest output of a command. `header`: the device was named at its prompt. */
export type OutputTally = { command: string; where: string; text: string }

/** What was found of one device. */
export type DeviceTally = {
  device: string
  messages: MessageTally[]
  outputs: OutputTally[]
  /** Further kinds of messages and commands, beyond those that are kept. */
  further: number
}

/** What to count. `since`: ISO 8601; lines without a time count. `device`: this one alone. `each`: hears of every message. */
export type Wanted = {
  since?: string | undefined
  device?: string | undefined
  each?: (device: string, evidence: Omit<Evidence, 'id'>) => void
}

/** Counts what scanners find. */
export type Tally = {
  /** The sink for a source; `name` stands for its device where the lines name none. */
  sink: (name: string, where: string) => Sink
  /** In the order in which they were found. */
  devices: () => DeviceTally[]
  /** Licensing messages, repeats included. */
  messages: () => number
  /** Messages of devices beyond those that are kept. */
  beyond: () => number
}

type Kept = DeviceTally & { byName: Map<string, MessageTally> }

/** An empty tally. */
export function createTally(knowledge: Knowledge, options: Options, wanted: Wanted = {}): Tally {
  const devices = new Map<string, Kept>()
  const only = wanted.device === undefined ? undefined : deviceKey(wanted.device)
  const read = openMessages(knowledge, options)
  let kept = 0
  let messages = 0
  let beyond = 0

  function deviceOf(name: string) {
    const key = deviceKey(name)
    if (only !== undefined && key !== only) return undefined
    const known = devices.get(key)
    if (known || devices.size >= KEPT.devices) return known
    const fresh: Kept = { device: name, messages: [], outputs: [], further: 0, byName: new Map() }
    devices.set(key, fresh)
    return fresh
  }

  function count(name: string, evidence: Omit<Evidence, 'id'>, line: string): void {
    const { message, at, entry } = evidence
    if (!message || (wanted.since !== undefined && at !== undefined && at < wanted.since)) return
    const host = evidence.device?.host ?? name
    if (only !== undefined && deviceKey(host) !== only) return
    messages += message.count
    wanted.each?.(host, evidence)
    const own = deviceOf(host)
    if (!own) {
      beyond += message.count
      return
    }
    const key = `${message.facility}-${message.severity ?? ''}-${message.mnemonic}`
    let tally = own.byName.get(key)
    if (!tally) {
      if (own.byName.size >= KEPT.messages) {
        own.further += message.count
        return
      }
      tally = { name: key, ...(entry && { entry }), count: 0, variants: [], further: 0, line }
      own.byName.set(key, tally)
      own.messages.push(tally)
    }
    if (at === undefined || tally.last === undefined || at >= tally.last) tally.line = line
    add(tally, message.count, at)
    const variant = variantOf(tally, message.fields)
    if (variant) add(variant, message.count, at)
    else tally.further += message.count
  }

  function sink(name: string, where: string): Sink {
    let output: OutputTally | undefined
    return {
      line(line, below) {
        const head = /[#>]|show /.test(line) ? headOf(line) : undefined
        if (head !== undefined) {
          output = head.command === undefined ? undefined : openOutput(head.host ?? name, head.command, where)
          if (output) output.text = line
          return output ? 'open' : 'close'
        }
        for (const evidence of read(line, below)) count(name, evidence, line)
        return undefined
      },
      below(text) {
        if (!output) return false
        const room = Math.min(KEPT.outputCharacters - output.text.length, KEPT.all - kept)
        const piece = text.slice(0, Math.max(room, 0))
        // a line of its own even where the head was the last of its piece
        output.text += `${output.text.endsWith('\n') ? '' : '\n'}${piece}`
        kept += piece.length
        return piece.length === text.length
      },
    }
  }

  function openOutput(host: string, command: string, where: string): OutputTally | undefined {
    const own = deviceOf(host)
    if (!own) return undefined
    const fresh: OutputTally = { command, where, text: '' }
    const at = own.outputs.findIndex((each) => each.command === command)
    if (at === -1 && own.outputs.length >= KEPT.outputs) {
      own.further++
      return undefined
    }
    kept -= own.outputs[at]?.text.length ?? 0
    own.outputs.splice(at === -1 ? own.outputs.length : at, 1, fresh)
    return fresh
  }

  return {
    sink,
    devices: () => [...devices.values()].map(({ byName: _, ...device }) => device),
    messages: () => messages,
    beyond: () => beyond,
  }
}

/** A typed or headed command, with the device at its prompt; `command` is undefined for one that nobody reads. */
function headOf(line: string): { command?: string; host?: string } | undefined {
  const typed = promptOf(line)
  if (typed) {
    const echo = readEcho(typed.rest)
    const host = typed.prompt.host
    return { ...(echo?.read && { command: echo.command }), ...(host && { host }) }
  }
  // ------------------ show license status ------------------
  const headed = line.startsWith('---') ? line.replaceAll('--', '').replaceAll(/^-|-$/g, '') : line
  const echo = readBareEcho(headed.trim())
  if (echo) return { command: echo.command }
  return /^`show [^`]{1,200}`$/.test(line.trim()) ? {} : undefined
}

function variantOf(tally: MessageTally, fields: Record<string, string>): Variant | undefined {
  const names = Object.keys(fields)
  const known = tally.variants.find(
    (each) =>
      Object.keys(each.fields).length === names.length &&
      names.every((name) => each.fields[name] === fields[name]),
  )
  if (known || tally.variants.length >= KEPT.variants) return known
  const fresh = { fields, count: 0 }
  tally.variants.push(fresh)
  return fresh
}

function add(to: Omit<Variant, 'fields'>, count: number, at: string | undefined): void {
  to.count += count
  if (at === undefined) return
  if (to.first === undefined || at < to.first) to.first = at
  if (to.last === undefined || at > to.last) to.last = at
}
