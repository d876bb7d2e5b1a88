import { Worker } from 'node:worker_threads'
import type { EngineReport, EngineRequest, EngineResult, EngineTask } from './engine-worker.ts'
import { EngineError } from './errors.ts'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { moduleBeside } from './module-beside.ts'

/** Tasks of one that may wait; each holds its text in memory. */
const WAITING_AT_MOST = 8

/** What one thread may keep, in MiB: 8 MiB of dense messages need half of it. A thread that needs more is ended, not the process. */
const HEAP_AT_MOST = 768

/** A thread that works off one task after the other. */
export type Lane = {
  /**
   * What becomes of a task of `who`. All who have tasks waiting take turns, so that nobody waits for more than one of
   * each other's.
   * @throws EngineError where the task takes too long, breaks the thread, or is one too many of its sender.
   */
  run: (task: EngineTask, who: string) => Promise<EngineResult>
  /** Ends the thread and what waits for it. */
  close: () => Promise<void>
}

type Job = {
  task: EngineTask
  who: string
  resolve: (result: EngineResult) => void
  reject: (error: EngineError) => void
}

/**
 * A lane over the files of a knowledge base; its thread is started at the first task. A task may take `within`
 * milliseconds from when the thread begins with it: then it fails, it alone, and a new thread goes on with the next.
 */
export function createLane(files: readonly KnowledgeFile[], within: number): Lane {
  /** By sender, whose turn is next first. */
  const waiting = new Map<string, Job[]>()
  let worker: Worker | undefined
  let current: (Job & { id: number }) | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0

  function startWorker(): Worker {
    const started = new Worker(moduleBeside(import.meta.url, 'engine-worker'), {
      workerData: files,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_AT_MOST },
    })
    started.on('message', (report: EngineReport) => {
      if (report.id === current?.id) take(report)
    })
    started.on('error', () => {
      if (started === worker) fail('broken', 'the worker broke')
    })
    return started
  }

  function next(): void {
    const [turn] = waiting
    if (current || !turn) return
    const [who, jobs] = turn
    const job = jobs.shift()
    if (jobs.length === 0) waiting.delete(who)
    if (!job) return
    current = { ...job, id: ++last }
    worker ??= startWorker()
    // a process with nothing else to do waits for a task, but not for a thread that rests
    worker.ref()
    worker.postMessage({ ...job.task, id: current.id } satisfies EngineRequest)
  }

  function take(report: EngineReport): void {
    if ('begun' in report) {
      timer = setTimeout(() => fail('slow', 'the text took too long'), within)
      return
    }
    const done = current
    rest()
    if ('error' in report) done?.reject(new EngineError('broken', report.error))
    else done?.resolve(report.result)
    next()
  }

  /** Gives up the task at hand, and the thread with it. */
  function fail(why: EngineError['why'], message: string): void {
    const failed = current
    const ended = worker
    rest()
    worker = undefined
    void ended?.terminate()
    failed?.reject(new EngineError(why, message))
    next()
  }

  function rest(): void {
    clearTimeout(timer)
    const own = current && waiting.get(current.who)
    if (current && own) {
      // whoever had a turn comes last
      waiting.delete(current.who)
      waiting.set(current.who, own)
    }
    current = undefined
    worker?.unref()
  }

  return {
    run(task, who) {
      const own = waiting.get(who) ?? []
      if (own.length >= WAITING_AT_MOST)
        return Promise.reject(new EngineError('many', 'too many long texts of one'))
      return new Promise((resolve, reject) => {
        own.push({ task, who, resolve, reject })
        waiting.set(who, own)
        next()
      })
    },
    async close() {
      const left = [...waiting.values()].flat()
      waiting.clear()
      const ended = worker
      fail('closed', 'the engine is closed')
      for (const { reject } of left) reject(new EngineError('closed', 'the engine is closed'))
      await ended?.terminate()
    },
  }
}
