import { Worker } from 'node:worker_threads'
import type { EngineRequest, EngineResult, EngineTask } from './engine-worker.ts'
import type { Options } from './evidence/options.ts'
import type { IncidentEvent } from './incident/event.ts'
import type { Incident } from './incident/incident.ts'
import { reduceIncident } from './incident/reduce-incident.ts'
import type { Knowledge, KnowledgeFile } from './knowledge/knowledge.ts'
import type { Asking } from './llm/enquiry.ts'
import type { Model } from './llm/model.ts'
import { readKnowledgeFolder } from './read-knowledge.ts'
import type { Answer } from './reply/answer.ts'
import { explain } from './reply/explain.ts'

/**
 * From so many characters on, a paste is read in a thread of its own, so that the event loop never stands still:
 * dense messages of this length take some 30 milliseconds.
 */
const WORKER_FROM = 16 * 1024

/** An incident is concluded anew for every choice that it offers: from so many characters on in that thread. */
const REDUCED_FROM = 4 * 1024

/** What a paste may take in the worker, in milliseconds; a worker that takes longer is ended. */
const WORKER_AT_MOST = 30_000

/** The core, as the edges that run for long call it. */
export type Engine = {
  knowledge: Knowledge
  /**
   * Explains a paste; rejects only where the program is broken or the paste took too long. Where there is a model and
   * nothing else knows an answer, it is asked which entries fit; `asking` says who asks.
   */
  explain: (paste: string, options: Options, asking?: Asking) => Promise<Answer>
  /** The language model, where one is set up. */
  model?: Model | undefined
  /** The incident that events amount to, at a time, ISO 8601 in UTC; rejects like `explain`. */
  reduce: (events: readonly IncidentEvent[], at: string) => Promise<Incident>
  /** Ends the worker, where there is one. */
  close: () => Promise<void>
}

type Pending = {
  resolve: (result: Answer | Incident) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/**
 * The engine over a knowledge base. `files` are those that it was loaded from: the worker, which is started at the
 * first large paste, loads the same ones, so that every answer is of one version.
 */
export function createEngine(
  knowledge: Knowledge,
  files: readonly KnowledgeFile[] = readKnowledgeFolder(),
  model?: Model,
): Engine {
  const pending = new Map<number, Pending>()
  let worker: Worker | undefined
  let last = 0

  function settle({ id, result, error }: EngineResult): void {
    const waiting = pending.get(id)
    if (!waiting) return
    pending.delete(id)
    clearTimeout(waiting.timer)
    const why = error ?? 'the worker gave no answer'
    if (result) waiting.resolve(result)
    // the log takes no messages: these hold nothing that was pasted, and stand in the code as well
    else waiting.reject(Object.assign(new Error(why), { code: why }))
  }

  function endWorker(reason: string): void {
    const ended = worker
    worker = undefined
    for (const id of [...pending.keys()]) settle({ id, error: reason })
    void ended?.terminate()
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: files })
    started.unref()
    started.on('message', settle)
    started.on('error', () => endWorker('the worker broke'))
    return started
  }

  /** What comes back is what the task asks for. */
  function inWorker<Result extends Answer | Incident>(task: EngineTask): Promise<Result> {
    worker ??= startWorker()
    const request: EngineRequest = { ...task, id: ++last }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => endWorker('the paste took too long'), WORKER_AT_MOST)
      pending.set(request.id, { resolve: (result) => resolve(result as Result), reject, timer })
      worker?.postMessage(request)
    })
  }

  async function explainOnce(paste: string, options: Options): Promise<Answer> {
    if (paste.length < WORKER_FROM) return explain(paste, knowledge, options)
    return inWorker<Answer>({ paste, options })
  }

  return {
    knowledge,
    model,
    async explain(paste, options, asking) {
      const answer = await explainOnce(paste, options)
      const choice = await model?.choose(paste, answer, options, asking)
      return choice ? explainOnce(paste, { ...options, choice }) : answer
    },
    async reduce(events, at) {
      const length = events.reduce((sum, event) => sum + (event.kind === 'pasted' ? event.text.length : 0), 0)
      return length < REDUCED_FROM
        ? reduceIncident(events, knowledge, at)
        : inWorker<Incident>({ events, at })
    },
    async close() {
      const ended = worker
      endWorker('the engine is closed')
      await ended?.terminate()
    },
  }
}
