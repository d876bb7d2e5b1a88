import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { OFFICE_HOURS } from '../../src/incident/working-hours.ts'
import { KINDS, listEntries } from '../../src/knowledge/entries.ts'
import { createLog } from '../../src/log.ts'
import { renderEntry } from '../../src/reply/entry-text.ts'
import type { Desk } from '../../src/slack/desk.ts'
import { createIncidents } from '../../src/slack/incident/incidents.ts'
import { createKeptAnswers } from '../../src/slack/kept-answers.ts'
import { blockProblems, textBytes } from '../../src/slack/limits.ts'
import { slpList } from '../../src/slack/listeners/commands/slp-list.ts'
import { slpSearch } from '../../src/slack/listeners/commands/slp-search.ts'
import { slpShow } from '../../src/slack/listeners/commands/slp-show.ts'
import { createPeople } from '../../src/slack/people.ts'
import { createSharedChannels } from '../../src/slack/shared-channels.ts'
import { createTurns } from '../../src/slack/turns.ts'
import { openStore } from '../../src/store/open-store.ts'
import { files, knowledge } from '../e2e/start-bot.ts'

const engine = createEngine(knowledge, files)
const store = await openStore({ file: ':memory:' })
const now = () => '2026-11-24T02:12:00.000Z'

const desk: Desk = {
  engine,
  log: createLog('silent'),
  store,
  incidents: createIncidents(store, engine, now, { hears: () => true, hoursOf: () => OFFICE_HOURS }),
  turns: createTurns(),
  people: createPeople(undefined),
  shared: createSharedChannels(),
  answers: createKeptAnswers(store, now),
  readFiles: async () => [],
  linkTo: () => undefined,
  watched: [],
  alertBots: [],
  admins: [],
  reload: async () => ({ version: knowledge.version, changed: false }),
  now,
}

/** Everything that rich_text shows, one after the other. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, each]) => (key === 'text' && typeof each === 'string' ? each : shown(each)))
    .join('\n')
}

test('every entry can be shown, whole and within the limits', () => {
  for (const id of listEntries(knowledge)) {
    const messages = slpShow(id, desk)
    for (const { blocks } of messages) {
      expect(blockProblems(blocks), id).toEqual([])
      expect(textBytes(blocks), id).toBeLessThanOrEqual(9000)
    }
    const text = shown(messages.map(({ blocks }) => blocks))
    for (const paragraph of (renderEntry(knowledge, id) ?? '').trimEnd().split('\n\n'))
      expect(text, id).toContain(paragraph)
  }
})

test('every kind can be listed, whole and within the limits', () => {
  for (const kind of KINDS) {
    const messages = slpList(kind, desk)
    const text = shown(messages.map(({ blocks }) => blocks))
    for (const { blocks } of messages) expect(blockProblems(blocks)).toEqual([])
    for (const id of listEntries(knowledge, kind)) expect(text).toContain(id)
  }
})

test('what somebody searches for is not echoed', () => {
  const [found] = slpSearch('<!channel> zebra', desk)
  expect(found?.text).not.toContain('zebra')
})
