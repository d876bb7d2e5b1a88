import { createEngine } from '../../src/engine.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLog } from '../../src/log.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { createSlackApp, type SlackConfig } from '../../src/slack/app.ts'
import type { Times } from '../../src/slack/delivery/times.ts'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'

// The bot in a process of its own, as src/main.ts starts it, but on short times: it loads, says `ready`, and opens
// store and door when it is told to, so that one can stand by for the one that is killed.

/** What a bot is told to begin. */
export type Orders = { config: SlackConfig; place: StorePlace; times: Times; logLevel: string }

/** What a bot says. */
export type Word = { is: 'ready' } | { is: 'up'; port: number } | { is: 'refused'; why: string }

const files = readKnowledgeFolder()
const knowledge = loadKnowledge(files)

process.on('disconnect', () => process.exit(1))
process.once('message', (orders: Orders) => {
  open(orders).catch((error: unknown) => {
    tell({ is: 'refused', why: error instanceof Error ? error.message : 'unknown' })
    process.exit(78)
  })
})
tell({ is: 'ready' })

async function open({ config, place, times, logLevel }: Orders): Promise<void> {
  const log = createLog(logLevel)
  const engine = createEngine(knowledge, files)
  const store = await openStore('file' in place ? { ...place, alone: true } : place, log)
  const app = await createSlackApp(config, { engine, store, log, times })
  process.once('SIGTERM', async () => {
    await app.stop()
    await store.close()
    await engine.close()
    process.exit(0)
  })
  tell({ is: 'up', port: await app.start() })
}

function tell(word: Word): void {
  process.send?.(word)
}
