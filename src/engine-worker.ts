import { parentPort, workerData } from 'node:worker_threads'
import type { Options } from './evidence/options.ts'
import type { IncidentEvent } from './incident/event.ts'
import type { Incident } from './incident/incident.ts'
import { reduceIncident } from './incident/reduce-incident.ts'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { loadKnowledge } from './knowledge/load.ts'
import type { Answer } from './reply/answer.ts'
import { explain } from './reply/explain.ts'

/** One paste for the worker, or the events of an incident. */
export type EngineTask =
  | { paste: string; options: Options }
  | { events: readonly IncidentEvent[]; at: string }

/** A task under a number. */
export type EngineRequest = EngineTask & { id: number }

/** What became of it: an answer, or the name of what broke (never its message, which may hold pasted text). */
export type EngineResult = { id: number; result?: Answer | Incident; error?: string }

const knowledge = loadKnowledge(workerData as KnowledgeFile[])

parentPort?.on('message', (request: EngineRequest) => {
  parentPort?.postMessage(resultOf(request))
})

function resultOf(request: EngineRequest): EngineResult {
  const { id } = request
  try {
    const result =
      'events' in request
        ? reduceIncident(request.events, knowledge, request.at)
        : explain(request.paste, knowledge, request.options)
    return { id, result }
  } catch (error) {
    return { id, error: error instanceof Error ? error.name : 'unknown' }
  }
}
