import * as z from 'zod'
import { Condition } from './condition.ts'
import { Act, entryFields, reference } from './entry.ts'
import { Step } from './step.ts'

/** A step of another entry by its id, or one of this entry's own (`#name`). */
const PlanStep = z
  .string()
  .regex(
    /^(?:(?:actions|procedures)\/[a-z0-9-]+)?#[a-z0-9-]+$/,
    'must be the id of a step: actions/<name>#<step>, procedures/<name>#<step>, or #<step> of this entry',
  )

/**
 * The answer to a question in plain words: `title` is the question as people ask it, `answer` one to four sentences,
 * yes or no first. `asks` (at least 12) must find it, `not` must not.
 */
export const AnswerEntry = z
  .strictObject({
    ...entryFields,
    asks: z.array(z.string()).min(12),
    act: Act.default('nothing'),
    /** Whether it only says that the matter is outside of what is known here, and whom to ask: a refusal with a way on. */
    outside: z.boolean().default(false),
    /** The entries whose matter this is: who finds one of them by the same question is answered as well. */
    about: z
      .array(
        reference(
          'messages',
          'errors',
          'issues',
          'causes',
          'actions',
          'procedures',
          'outputs',
          'topologies',
          'concepts',
        ),
      )
      .max(8)
      .default([]),
    answer: z.array(z.string().min(2)).min(1).max(4),
    /** Where what is known of the asker's site changes the answer: the first whose condition holds replaces it. */
    variants: z
      .array(
        z.strictObject({
          when: Condition,
          answer: z.array(z.string().min(2)).min(1).max(4),
          plan: z.array(PlanStep).max(6).optional(),
        }),
      )
      .default([]),
    /** What proves it or what it rests on, a line each. */
    because: z.array(z.string().min(2)).max(3).default([]),
    /** What to do, in order: ids of steps, or of this entry's own (`#name`). */
    plan: z.array(PlanStep).max(6).default([]),
    /** Steps that no other entry has. */
    steps: z.array(Step).default([]),
    /** Near questions that must not be taken for this one. */
    not: z.array(z.string()).min(1),
  })
  .superRefine(({ plan, variants, steps }, context) => {
    const own = new Set(steps.map(({ id }) => `#${id}`))
    const named = [
      ...plan.map((id, at) => ({ id, path: ['plan', at] })),
      ...variants.flatMap((variant, of) =>
        (variant.plan ?? []).map((id, at) => ({ id, path: ['variants', of, 'plan', at] })),
      ),
    ]
    for (const { id, path } of named) {
      if (id.startsWith('#') && !own.has(id)) {
        context.addIssue({ code: 'custom', path, message: `${id} is no step of this entry` })
      }
    }
  })
export type AnswerEntry = z.infer<typeof AnswerEntry>
