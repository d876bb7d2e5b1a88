import { parentPort, workerData } from 'node:worker_threads'
import type { Options } from './evidence/options.ts'
import type { IncidentEvent } from './incident/event.ts'
import type { Incident } from './incident/incident.ts'
import { reduceIncident } from './incident/reduce-incident.ts'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { loadKnowledge } from './knowledge/load.ts'
import type { Answer } from './reply/answer.ts'
import { explain } from './reply/explain.ts'
import { type KeptText, keptText } from './text/kept-text.ts'

/** One paste for the worker, the events of an incident, or a text that is to be stored. */
export type EngineTask =
  | { paste: string; options: Options }
  | { events: readonly IncidentEvent[]; at: string }
  | { store: string }

/** A task under a number. */
export type EngineRequest = EngineTask & { id: number }

/** What a task asked for. */
export type EngineResult = Answer | Incident | KeptText

/**
 * That a task is begun; then what became of it: what it asked for, or the name of what broke (never its message, which
 * may hold pasted text).
 */
export type EngineReport = { id: number } & ({ begun: true } | { result: EngineResult } | { error: string })

const knowledge = loadKnowledge(workerData as KnowledgeFile[])

parentPort?.on('message', (request: EngineRequest) => {
  const { id } = request
  report({ id, begun: true })
  try {
    report({ id, result: resultOf(request) })
  } catch (error) {
    report({ id, error: error instanceof Error ? error.name : 'unknown' })
  }
})

function report(what: EngineReport): void {
  parentPort?.postMessage(what)
}

function resultOf(request: EngineRequest): EngineResult {
  if ('events' in request) return reduceIncident(request.events, knowledge, request.at)
  if ('store' in request) return keptText(request.store)
  return explain(request.paste, knowledge, request.options)
}
