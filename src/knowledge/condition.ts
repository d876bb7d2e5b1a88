import * as z from 'zod'
import { FactKey } from '../facts/vocabulary.ts'

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A condition over facts. These operators and no more: what they can't say becomes a derived fact in TypeScript. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: FactKey; is: z.infer<typeof Scalar> }
  | { fact: FactKey; in: z.infer<typeof Scalar>[] }
  | { fact: FactKey; above: number }
  | { fact: FactKey; below: number }

/** The schema of the same; a type annotation is needed, since it names itself. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ fact: FactKey, is: Scalar }),
    z.strictObject({ fact: FactKey, in: z.array(Scalar).min(1) }),
    z.strictObject({ fact: FactKey, above: z.number() }),
    z.strictObject({ fact: FactKey, below: z.number() }),
  ]),
)
