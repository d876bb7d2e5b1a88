import { createLane, type Lane } from './engine-lane.ts'
import type { EngineResult, EngineTask } from './engine-worker.ts'
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
import { type KeptText, keptText } from './text/kept-text.ts'

/**
 * From so many characters on, a paste is read in a thread of its own, so that the event loop never stands still:
 * dense messages of this length take some 30 milliseconds.
 */
const WORKER_FROM = 16 * 1024

/** An incident is concluded anew for every choice that it offers: from so many characters on in that thread. */
const REDUCED_FROM = 4 * 1024

/** What is longer waits in a lane of its own, so that what is short never waits for it. */
const LONG_FROM = 64 * 1024

/** What a task may take in a thread, in milliseconds, from when it begins. */
const WITHIN = 30_000

/** The core, as the edges that run for long call it. */
export type Engine = {
  /** The knowledge in use; a reload puts another in its place. */
  readonly knowledge: Knowledge
  /**
   * Explains a paste; rejects only where the program is broken or the paste took too long (EngineError). Where there is
   * a model and nothing else knows an answer, it is asked which entries fit; `asking` says who asks.
   */
  explain: (paste: string, options: Options, asking?: Asking) => Promise<Answer>
  /** The language model, where one is set up. */
  model?: Model | undefined
  /** The incident that events amount to, at a time, ISO 8601 in UTC; rejects like `explain`. `who`: whose turn it takes. */
  reduce: (events: readonly IncidentEvent[], at: string, who?: string) => Promise<Incident>
  /** A pasted text as it may be stored; rejects like `explain`. */
  keptText: (text: string, who?: string) => Promise<KeptText>
  /** Takes other knowledge, loaded from `files`, from now on; what is under way in a thread ends with its own. */
  renew: (knowledge: Knowledge, files: readonly KnowledgeFile[]) => void
  /** Ends the threads, where there are any. */
  close: () => Promise<void>
}

/**
 * The engine over a knowledge base. `files` are those that it was loaded from: its threads, which are started at the
 * first text that is long enough, load the same ones, so that every answer is of one version. `within`: milliseconds
 * that one task may take there.
 */
export function createEngine(
  knowledge: Knowledge,
  files: readonly KnowledgeFile[] = readKnowledgeFolder(),
  model?: Model,
  within = WITHIN,
): Engine {
  let current = openState(knowledge, files, within)

  /** What comes back is what the task asks for. */
  async function inWorker<Result extends EngineResult>(
    task: EngineTask,
    length: number,
    who = '',
  ): Promise<Result> {
    const state = current
    state.busy++
    try {
      return (await state.lanes[length < LONG_FROM ? 'short' : 'long'].run(task, who)) as Result
    } finally {
      state.busy--
      if (state !== current && state.busy === 0) await closeLanes(state)
    }
  }

  async function explainOnce(paste: string, options: Options, who?: string): Promise<Answer> {
    if (paste.length < WORKER_FROM) return explain(paste, current.knowledge, options)
    return inWorker({ paste, options }, paste.length, who)
  }

  return {
    get knowledge() {
      return current.knowledge
    },
    model,
    async explain(paste, options, asking) {
      const answer = await explainOnce(paste, options, asking?.user)
      const choice = await model?.choose(paste, answer, options, asking)
      return choice ? explainOnce(paste, { ...options, choice }, asking?.user) : answer
    },
    async reduce(events, at, who) {
      const length = events.reduce((sum, event) => sum + (event.kind === 'pasted' ? event.text.length : 0), 0)
      return length < REDUCED_FROM
        ? reduceIncident(events, current.knowledge, at)
        : inWorker({ events, at }, length, who)
    },
    async keptText(text, who) {
      return text.length < WORKER_FROM ? keptText(text) : inWorker({ store: text }, text.length, who)
    },
    renew(other, from) {
      const before = current
      current = openState(other, from, within)
      model?.renew(other)
      if (before.busy === 0) void closeLanes(before)
    },
    close: () => closeLanes(current),
  }
}

/** One version of the knowledge and its threads; `busy`: tasks that they have. */
type State = { knowledge: Knowledge; lanes: { short: Lane; long: Lane }; busy: number }

function openState(knowledge: Knowledge, files: readonly KnowledgeFile[], within: number): State {
  return {
    knowledge,
    lanes: { short: createLane(files, within), long: createLane(files, within) },
    busy: 0,
  }
}

async function closeLanes({ lanes }: State): Promise<void> {
  await Promise.all([lanes.short.close(), lanes.long.close()])
}
