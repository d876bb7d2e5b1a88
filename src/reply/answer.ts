import * as z from 'zod'
import { ChosenBy, Device, Message } from '../evidence/evidence.ts'
import { FactValue } from '../facts/fact.ts'
import { Act } from '../knowledge/entry.ts'
import { Mode } from '../knowledge/step.ts'
import { Span } from '../text/line.ts'

const Because = z.strictObject({ text: z.string(), evidence: z.string(), lines: Span })

const AnswerEvidence = z.strictObject({
  id: z.string(),
  kind: z.enum(['message', 'show', 'command', 'device-error', 'server-log', 'question']),
  level: z.enum(['explained', 'named', 'supporting']),
  platform: z.enum(['nx-os', 'ios-xe', 'ios-xr', 'ssm-on-prem', 'unknown']),
  era: z.enum(['policy', 'smart', 'traditional']).optional(),
  lines: Span,
  also: z.array(Span).optional(),
  device: Device.optional(),
  entry: z.string().optional(),
  /** A model chose the entry: the bot's own rules found nothing. */
  chosenBy: ChosenBy.optional(),
  explanation: z
    .strictObject({ title: z.string(), means: z.string(), impact: z.string().optional() })
    .optional(),
  message: Message.optional(),
  show: z.strictObject({ command: z.string(), complete: z.boolean(), output: z.json() }).optional(),
  /** The later evidence that closes it: what it tells of has mended itself. */
  closedBy: z.string().optional(),
})

const AnswerFact = z.strictObject({
  key: z.string(),
  value: FactValue,
  device: z.string().optional(),
  evidence: z.string(),
  lines: Span,
  superseded: z.boolean().optional(),
  /** Somebody said so in words; no output shows it. */
  said: z.literal(true).optional(),
})

const AnswerCause = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `likely`: nothing shows it, but what somebody said beside the paste makes it the first of the possible ones. */
  state: z.enum(['supported', 'likely', 'possible', 'ruled-out']),
  /** Supported, and true beside what is wrong: it explains nothing of that. */
  aside: z.literal(true).optional(),
  devices: z.array(z.string()),
  because: z.array(Because),
  needs: z.array(z.string()),
})

const AnswerStep = z.strictObject({
  id: z.string(),
  text: z.string(),
  state: z.enum(['todo', 'done', 'failed']),
  commands: z.array(z.strictObject({ mode: Mode, platform: z.string(), text: z.string() })),
  expect: z.string().optional(),
  wait: z.string().optional(),
  danger: z.string().optional(),
  undo: z.array(z.strictObject({ mode: Mode, platform: z.string(), text: z.string() })).optional(),
  causes: z.array(z.string()),
  /** Slots of its commands that are filled with what holds until somebody changes it: `vrf-name`. */
  assumes: z.array(z.string()).optional(),
  /** The devices that it is for. */
  devices: z.array(z.string()).optional(),
  /** What in the paste proves it done, where it arrives done. */
  because: z.array(Because).optional(),
})

/**
 * What a person reads first. `answer`: the verdict, then the direct answer to what was asked; `because`: why, with lines
 * of the paste; `plan`: ids of steps of the checklist, in order; `signs`: those of them whose sign of success is shown;
 * `paste`: commands; `settles`: nothing more is needed.
 */
const First = z.strictObject({
  answer: z.array(z.string()).min(1),
  because: z.array(z.strictObject({ text: z.string(), lines: Span.optional() })),
  plan: z.array(z.string()),
  signs: z.array(z.string()),
  paste: z.array(z.string()),
  settles: z.boolean(),
})
/** The same. */
export type FirstAnswer = z.infer<typeof First>

/**
 * The answer to one paste: the contract with scripts, `slp.answer/1`. Slack, markdown and text are renderings of it.
 * Fields are added, never changed or dropped without raising `schema`. Source: ../shared/design/answer.md.
 */
export const Answer = z.strictObject({
  schema: z.literal('slp.answer/1'),
  knowledge: z.string(),
  file: z.string().optional(),
  verdict: z.strictObject({
    act: Act,
    headline: z.string(),
    impact: z.string(),
    by: z.string().optional(),
    /** The paste's own time, from which days are counted, where it isn't that of asking. */
    countedFrom: z.string().optional(),
    /** The piece of evidence that the verdict is about, the most urgent one. */
    about: z.string().optional(),
  }),
  first: First,
  evidence: z.array(AnswerEvidence),
  facts: z.array(AnswerFact),
  causes: z.array(AnswerCause),
  checklist: z.array(AnswerStep),
  ask: z.array(
    z.strictObject({
      command: z.string(),
      why: z.string(),
      /** Where the command is typed, and whose it is. */
      mode: Mode.optional(),
      platform: z.string().optional(),
    }),
  ),
  clocks: z.array(z.strictObject({ id: z.string(), text: z.string(), wait: z.string().optional() })),
  notes: z.array(
    z.strictObject({
      text: z.string(),
      kind: z.enum(['caveat', 'erratum', 'platform']),
      /** The possible causes that alone make it matter; absent where it matters anyway. */
      causes: z.array(z.string()).optional(),
    }),
  ),
  /** What may have been asked, where no entry is sure to answer it: the nearest entries, the best first, and what each says. */
  choices: z
    .array(z.strictObject({ entry: z.string(), title: z.string(), says: z.string().optional() }))
    .optional(),
  /** A question of the bot's whose answer would tell it where to look; a model chose it. */
  clarify: z
    .strictObject({
      id: z.string(),
      text: z.string(),
      options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
      chosenBy: ChosenBy,
    })
    .optional(),
  warnings: z.array(
    z.strictObject({ kind: z.literal('secret'), what: z.string(), lines: Span, text: z.string() }),
  ),
  escalation: z.strictObject({ when: z.string(), collect: z.array(z.string()) }).optional(),
  sources: z.array(z.strictObject({ title: z.string(), section: z.string(), lines: Span.optional() })),
  unrecognized: z.array(z.strictObject({ lines: Span })),
  /** How many of each a very long paste has beyond those that are named. */
  left: z
    .strictObject({
      evidence: z.int().optional(),
      facts: z.int().optional(),
      warnings: z.int().optional(),
      unrecognized: z.int().optional(),
    })
    .optional(),
})
export type Answer = z.infer<typeof Answer>
