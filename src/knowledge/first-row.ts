import * as z from 'zod'
import { Condition } from './condition.ts'
import { reference } from './entry.ts'

/** What people suspect, and ask about: "is it DNS?". A cause blames one of them, a remark clears one. */
export const Suspect = z.enum([
  'dns',
  'path',
  'firewall',
  'proxy',
  'inspection',
  'clock',
  'trust',
  'account',
  'cisco',
  'cslu',
  'on-prem',
  'transport',
  'vrf',
  'callhome',
  'upgrade',
  'switch',
])
export type Suspect = z.infer<typeof Suspect>

/** The id of one step, `actions/configure-dns#vrf-name-server`. knowledge:check resolves each. */
const stepReference = z
  .string()
  .regex(
    /^(?:actions|procedures)\/[a-z0-9-]+#[a-z0-9-]+$/,
    'must be the id of a step: actions/<name>#<step> or procedures/<name>#<step>',
  )

/**
 * What a person reads first, where this entry is what the answer is about. Of an entry's rows the first counts whose
 * `when` holds and whose placeholders the paste can fill; the last row should need neither. Placeholders are fact keys
 * (`{report.lastAck}`) and slots (`{licensing-server}`, `{switch}`); see `src/diagnosis/first.ts`.
 */
export const FirstRow = z.strictObject({
  when: Condition.optional(),
  /** What is wrong (or that nothing is), in one or two sentences, without the verdict that goes before it. */
  say: z.string().min(3),
  /** The whole way to the end, in order; what is typed in config mode is saved after it. */
  plan: z.array(stepReference).max(6).default([]),
  /** The last steps, after the configuration was saved: how it is tried again, and what success looks like. */
  finish: z.array(stepReference).max(2).default([]),
  /** What to paste, only where it would change the answer. */
  paste: z.array(reference('outputs')).max(2).default([]),
})
export type FirstRow = z.infer<typeof FirstRow>
