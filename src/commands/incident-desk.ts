import { loadEnvironmentFile, readConfig } from '../config.ts'
import { createEngine } from '../engine.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import type { IncidentDesk } from '../slack/desk.ts'
import { createIncidents } from '../slack/incident/incidents.ts'
import { createTurns } from '../slack/turns.ts'
import { openStore } from '../store/open-store.ts'
import { storePlace } from '../store/store-place.ts'

/** Works on the incidents of the bot's store, beside a bot that runs or without one. */
export async function withDesk(work: (desk: IncidentDesk) => Promise<void>): Promise<void> {
  loadEnvironmentFile()
  const files = readKnowledgeFolder()
  const engine = createEngine(loadKnowledge(files), files)
  const store = await openStore(storePlace(readConfig()))
  const now = () => new Date().toISOString()
  try {
    const incidents = createIncidents(store, engine, now, () => true)
    await work({ engine, store, now, incidents, turns: createTurns() })
  } finally {
    await store.close()
    await engine.close()
  }
}
