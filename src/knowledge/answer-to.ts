import type { Knowledge, SearchHit } from './knowledge.ts'

/** The entry that answers a question in words; undefined where none is sure enough. */
export function answerTo(question: string, knowledge: Knowledge): SearchHit | undefined {
  return knowledge.answer(question)
}
