import * as z from 'zod'
import { Condition } from './condition.ts'
import { AppliesTo } from './entry.ts'

/** Where a command is typed. */
export const Mode = z.enum(['exec', 'config', 'config-vrf', 'config-if', 'config-callhome', 'shell', 'web'])
export type Mode = z.infer<typeof Mode>

/** Whose command it is. */
export const CommandPlatform = z.enum([
  'nx-os',
  'ios-xe',
  'workstation',
  'cssm',
  'ssm-on-prem',
  'cslu',
  'firewall',
])
export type CommandPlatform = z.infer<typeof CommandPlatform>

/** A command, or a menu path where the mode is `web`; slots such as `<vrf-name>` are filled from facts. */
export const Command = z.strictObject({ mode: Mode, platform: CommandPlatform, text: z.string().min(1) })
export type Command = z.infer<typeof Command>

/** One thing to do. Its id is `<entry>#<id>` and never changes, so that ticks survive edits. */
export const Step = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  do: z.string().min(3),
  commands: z.array(Command).default([]),
  expect: z.string().optional(),
  /** ISO 8601 duration to wait before the result can be seen. */
  wait: z
    .string()
    .regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)
    .optional(),
  undo: z.array(Command).optional(),
  /** What is lost, where something can be. */
  danger: z.string().optional(),
  for: AppliesTo.optional(),
  /** For whoever means to report so, whatever the transport is now: a step that sets it. */
  towards: AppliesTo.optional(),
  /** The evidence that shows the step to be done already. */
  done: Condition.optional(),
})
export type Step = z.infer<typeof Step>
