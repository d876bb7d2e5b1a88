import { createHash } from 'node:crypto'
import type { Answer } from '../reply/answer.ts'

/** Answers don't change; each is digested once. */
const known = new WeakMap<Answer, string>()

/** What an answer is called in a button's value: a digest of it, so that the same answer has the same buttons. */
export function answerId(answer: Answer): string {
  const id =
    known.get(answer) ?? createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 24)
  known.set(answer, id)
  return id
}
