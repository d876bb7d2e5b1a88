import { createHash } from 'node:crypto'
import type { Answer } from '../reply/answer.ts'

/** What an answer is called in a button's value: a digest of it, so that the same answer has the same buttons. */
export function answerId(answer: Answer): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 24)
}
