import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Engine } from '../engine.ts'
import { KnowledgeError } from '../errors.ts'
import type { Knowledge, KnowledgeFile } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { moduleBeside } from '../module-beside.ts'
import type { ReloadReport } from './reload-worker.ts'

/** Problems of refused knowledge that the log names. */
const LOGGED = 20

/** What became of a reload: the version that is in use now, or every problem of what was refused. */
export type Reloaded = { version: string; changed: boolean } | { problems: readonly string[] }

/** Takes over what stands in the knowledge folder now. Never rejects. */
export type Reload = () => Promise<Reloaded>

/**
 * Makes the reload of an engine: all of the new knowledge or none of it. It is read and checked in a thread of its own,
 * as `npm run knowledge:check` does except that no question is asked of it, while answers go on; one that has a problem is refused, and the old one stays. Two
 * at once are one. `ready`: makes what is built at the first question, before somebody asks it.
 */
export function createReload(
  engine: Engine,
  log: Logger,
  {
    read = readInThread,
    told = () => {},
    ready = async () => {},
  }: {
    read?: () => Promise<ReloadReport>
    told?: (taken: boolean) => void
    ready?: () => Promise<void>
  } = {},
): Reload {
  let running: Promise<Reloaded> | undefined

  async function reload(): Promise<Reloaded> {
    const before = engine.knowledge.version
    const fresh = await freshKnowledge()
    if ('problems' in fresh) {
      told(false)
      const { length: count } = fresh.problems
      const problems = fresh.problems.slice(0, LOGGED)
      log.error({ count, problems, version: before }, 'newer knowledge is refused; the old one stays')
      return fresh
    }
    const { version } = fresh.knowledge
    if (version !== before) {
      engine.renew(fresh.knowledge, fresh.files)
      await ready()
    }
    told(true)
    log.info(
      { version, before },
      version === before ? 'the knowledge is the same' : 'newer knowledge is in use',
    )
    return { version, changed: version !== before }
  }

  async function freshKnowledge(): Promise<Fresh | { problems: readonly string[] }> {
    try {
      const report = await read()
      if ('problems' in report) return report
      return { files: report.files, knowledge: loadKnowledge(report.files) }
    } catch (error) {
      if (error instanceof KnowledgeError) return { problems: error.problems }
      log.error({ err: error }, "the knowledge can't be read")
      return { problems: ["knowledge:1: the folder can't be read"] }
    }
  }

  return () => {
    running ??= reload().finally(() => {
      running = undefined
    })
    return running
  }
}

type Fresh = { files: readonly KnowledgeFile[]; knowledge: Knowledge }

function readInThread(): Promise<ReloadReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(moduleBeside(import.meta.url, 'reload-worker'))
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended')))
  })
}
