import { LogLevel, WebClient } from '@slack/web-api'
import { type Config, loadEnvironmentFile, readConfig } from '../config.ts'
import { createEngine } from '../engine.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import type { IncidentDesk } from '../slack/desk.ts'
import { createIncidents } from '../slack/incident/incidents.ts'
import { createPeople, type People } from '../slack/people.ts'
import { createTurns } from '../slack/turns.ts'
import { openStore } from '../store/open-store.ts'
import { storePlace } from '../store/store-place.ts'

/** Milliseconds that Slack may take for a name; nobody waits longer for it. */
const NAME_WITHIN = 3000

/** Works on the incidents of the bot's store, beside a bot that runs or without one. */
export async function withDesk(work: (desk: IncidentDesk) => Promise<void>): Promise<void> {
  loadEnvironmentFile()
  const files = readKnowledgeFolder()
  const engine = createEngine(loadKnowledge(files), files)
  const config = readConfig()
  const store = await openStore(storePlace(config))
  const now = () => new Date().toISOString()
  try {
    const people = peopleOf(config)
    const incidents = createIncidents(store, engine, now, {
      hears: () => true,
      hoursOf: people.knownHoursOf,
    })
    await work({ engine, store, now, incidents, turns: createTurns(), people })
  } finally {
    await store.close()
    await engine.close()
  }
}

/** How people are called, where the bot's token is set: Slack is asked for the name, and told nothing. */
function peopleOf({ botToken, apiUrl }: Pick<Config, 'botToken' | 'apiUrl'>): People {
  if (!botToken) return createPeople(undefined)
  return createPeople(
    new WebClient(botToken, {
      timeout: NAME_WITHIN,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: LogLevel.ERROR,
      ...(apiUrl && { slackApiUrl: apiUrl }),
    }),
  )
}
