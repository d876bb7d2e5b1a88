import { parentPort, workerData } from 'node:worker_threads'
import type { Options } from './evidence/options.ts'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { loadKnowledge } from './knowledge/load.ts'
import type { Answer } from './reply/answer.ts'
import { explain } from './reply/explain.ts'

/** One paste for the worker. */
export type EngineRequest = { id: number; paste: string; options: Options }

/** What became of it: an answer, or the name of what broke (never its message, which may hold pasted text). */
export type EngineResult = { id: number; answer?: Answer; error?: string }

const knowledge = loadKnowledge(workerData as KnowledgeFile[])

parentPort?.on('message', ({ id, paste, options }: EngineRequest) => {
  parentPort?.postMessage(result(id, paste, options))
})

function result(id: number, paste: string, options: Options): EngineResult {
  try {
    return { id, answer: explain(paste, knowledge, options) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.name : 'unknown' }
  }
}
