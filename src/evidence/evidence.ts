import * as z from 'zod'
import { FoundFact } from '../facts/fact.ts'
import { FactKey } from '../facts/vocabulary.ts'
import { Span } from '../text/line.ts'
import type { Spoken } from './read-said.ts'

/** Whose output or message it is; `unknown` is answered as NX-OS, with a note. */
export const Platform = z.enum(['nx-os', 'ios-xe', 'ios-xr', 'ssm-on-prem', 'unknown'])
export type Platform = z.infer<typeof Platform>

/** Smart Licensing Using Policy, the Smart Licensing before it, or PAK licences. */
export const Era = z.enum(['policy', 'smart', 'traditional'])
export type Era = z.infer<typeof Era>

/** What the paste says of the device: its name, product id and serial number (the active one's in an HA pair). */
export const Device = z.strictObject({
  host: z.string().optional(),
  pid: z.string().optional(),
  sn: z.string().optional(),
})
export type Device = z.infer<typeof Device>

/** A system message, taken apart: `%FACILITY-SEVERITY-MNEMONIC: text`. */
export const Message = z.strictObject({
  facility: z.string(),
  /** Absent where a mnemonic that the knowledge base doesn't have stands alone, without a digit. */
  severity: z.int().min(0).max(7).optional(),
  severityName: z.string().optional(),
  mnemonic: z.string(),
  text: z.string(),
  /** Variable fields by name: peer, detail, pid, sn, days. */
  fields: z.record(z.string(), z.string()),
  /** The device's own stamp, as pasted. */
  at: z.string().optional(),
  /** This line and its repeats. */
  count: z.int().positive(),
})
export type Message = z.infer<typeof Message>

/** Which model chose the entry, out of which version of the knowledge base, and the lines that led it there. */
export const ChosenBy = z.strictObject({ model: z.string(), knowledge: z.string(), lines: z.array(Span) })
export type ChosenBy = z.infer<typeof ChosenBy>

/** One thing in the paste that the bot knows something about: what it is, whose it is, and the facts that it states. */
export const Evidence = z.strictObject({
  id: z.string(),
  kind: z.enum(['message', 'show', 'command', 'device-error', 'server-log', 'question']),
  level: z.enum(['explained', 'named', 'supporting']),
  platform: Platform,
  era: Era.optional(),
  lines: Span,
  also: z.array(Span).optional(),
  device: Device.optional(),
  /** Id of the knowledge entry, where there is one. */
  entry: z.string().optional(),
  /** Set where no recogniser found the entry, but a model chose it. */
  chosenBy: ChosenBy.optional(),
  message: Message.optional(),
  show: z
    .strictObject({
      command: z.string(),
      complete: z.boolean(),
      output: z.json(),
      /** Facts that the filter behind the command would have shown, whether the output had them or not. */
      covers: z.array(FactKey).optional(),
    })
    .optional(),
  facts: z.array(FoundFact),
  /** ISO 8601 in UTC of the device's own time, where its zone is known or taken as UTC. */
  at: z.string().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** All that the recognisers made of a paste, and what people wrote and stated beside it. Spans of lines that nobody spoke for are in `unrecognized`. */
export type Recognized = { evidence: Evidence[]; unrecognized: Span[]; spoken: Spoken[]; said: FoundFact[] }
