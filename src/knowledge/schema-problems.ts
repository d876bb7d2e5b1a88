import type * as z from 'zod'
import { nearest } from './nearest.ts'
import { PROBLEMS_AT_MOST } from './problem.ts'

/** What is wrong with a part of an entry, and what is allowed there. */
export type SchemaProblem = { path: PropertyKey[]; what: string }

/** The parsed data, or everything that its schema says against it. */
export function checkSchema<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
): { data: z.output<Schema> } | { problems: SchemaProblem[] } {
  if (data === null || data === undefined) return { problems: [{ path: [], what: 'is empty' }] }
  const checked = schema.safeParse(data, { error: wording })
  if (checked.success) return { data: checked.data }
  return { problems: checked.error.issues.slice(0, PROBLEMS_AT_MOST).flatMap(unfold) }
}

/** Zod's complaints in our words; those that a schema words itself stay as they are. */
function wording(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      if (issue.input === undefined) return `is missing; allowed: ${allowed.join(', ')}`
      return `must be one of ${allowed.join(', ')}${meant(String(issue.input), allowed)}`
    }
    case 'unrecognized_keys':
      // the keys that the object has; unfold makes a complaint of it for each key that it hasn't
      return shapeOf(issue.inst).join(', ')
    default:
      return undefined
  }
}

/** One complaint a key; of a union, the branch that comes nearest speaks. */
function unfold(issue: z.core.$ZodIssue): SchemaProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = issue.message.split(', ')
    return issue.keys.slice(0, PROBLEMS_AT_MOST).map((key) => ({
      path: [...issue.path, key],
      what: `is no key here${meant(key, allowed)}; allowed: ${issue.message}`,
    }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [best = []] = [...issue.errors].sort((one, other) => weightOf(one) - weightOf(other))
    return best.flatMap(unfold).map(({ path, what }) => ({ path: [...issue.path, ...path], what }))
  }
  return [{ path: issue.path, what: issue.message }]
}

/** How far a branch of a union is from what was written. */
function weightOf(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length
    // not even the kind of thing that this branch is about
    return sum + (issue.code === 'invalid_type' && issue.path.length === 0 ? 10 : 1)
  }, 0)
}

function shapeOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('shape' in schema)) return []
  const { shape } = schema
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
}

function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words)
  return near === undefined ? '' : ` (did you mean ${near}?)`
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
