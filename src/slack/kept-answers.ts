import { LRUCache } from 'lru-cache'
import type { Answer } from '../reply/answer.ts'
import { answerId } from './answer-id.ts'

const KEPT_FOR = 24 * 60 * 60 * 1000

/** Characters of all kept answers together. */
const SIZE_AT_MOST = 64 * 1024 * 1024

/** Answers whose buttons may still be pressed. The paste itself is not kept. */
export type KeptAnswers = { keep: (answer: Answer) => void; find: (id: string) => Answer | undefined }

/** Keeps answers in memory for a day at most, the least used gone first. */
export function createKeptAnswers(): KeptAnswers {
  const kept = new LRUCache<string, Answer>({
    maxSize: SIZE_AT_MOST,
    sizeCalculation: (answer) => JSON.stringify(answer).length,
    ttl: KEPT_FOR,
  })
  return {
    keep(answer) {
      kept.set(answerId(answer), answer)
    },
    find(id) {
      return kept.get(id)
    },
  }
}
