import { expect, test } from 'vitest'
import type { Engine } from '../../../src/engine.ts'
import type { IncidentEvent } from '../../../src/incident/event.ts'
import type { Incident } from '../../../src/incident/incident.ts'
import { reduceIncident } from '../../../src/incident/reduce-incident.ts'
import { OFFICE_HOURS } from '../../../src/incident/working-hours.ts'
import { createIncidents } from '../../../src/slack/incident/incidents.ts'
import { createEventCache } from '../../../src/store/event-cache.ts'
import type { Store } from '../../../src/store/store.ts'
import { knowledge } from '../../e2e/start-bot.ts'

const AT = '2026-11-24T02:12:00.000Z'

const small = reduceIncident(events(1), knowledge, AT)

/** A view as large as that of a storm, without the storm; how often it was made. */
function counted(size: number) {
  let made = 0
  const engine = {
    knowledge: { version: '1' },
    async reduce() {
      made++
      return { ...small, padding: 'x'.repeat(size) } as Incident
    },
  } as unknown as Engine
  const incidents = createIncidents(
    { incidents: { byId: async () => undefined } } as unknown as Store,
    engine,
    () => AT,
    {
      hears: () => true,
      hoursOf: () => OFFICE_HOURS,
    },
  )
  return { incidents, made: () => made }
}

function events(count: number, length = 10): IncidentEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: 'pasted',
    n: at + 1,
    at: AT,
    by: 'U1',
    text: 'y'.repeat(length),
    removed: [],
  }))
}

test('small views are kept, one of each incident', async () => {
  const { incidents, made } = counted(1000)
  for (let turn = 0; turn < 3; turn++)
    for (let id = 0; id < 500; id++) await incidents.view(`i${id}`, events(1))
  expect(made()).toBe(500)
})

test('28 follow-ups to a storm keep its newest view alone', async () => {
  const { incidents, made } = counted(6_000_000)
  await incidents.view('other', events(1))
  for (let count = 1; count <= 28; count++) await incidents.view('storm', events(count))
  const before = made()
  await incidents.view('other', events(1))
  await incidents.view('storm', events(28))
  expect(made()).toBe(before)
  await incidents.view('storm', events(27))
  expect(made()).toBe(before + 1)
})

test('of 500 storms only as many are kept as there is room for', async () => {
  const { incidents, made } = counted(1_000_000)
  for (let id = 0; id < 500; id++) await incidents.view(`i${id}`, events(1))
  for (let id = 0; id < 500; id++) await incidents.view(`i${499 - id}`, events(1))
  const kept = 1000 - made()
  expect(kept).toBeGreaterThan(10)
  expect(kept).toBeLessThan(50)
})

test('events are kept by their size, not by their number', () => {
  const cache = createEventCache()
  for (let id = 0; id < 100; id++) cache.keep(`i${id}`, 1, events(1, 1_000_000))
  const large = Array.from({ length: 100 }, (_, id) => cache.find(`i${id}`, 1)).filter(Boolean).length
  expect(large).toBeGreaterThan(10)
  expect(large).toBeLessThan(50)
  for (let id = 0; id < 1000; id++) cache.keep(`s${id}`, 1, events(2))
  expect(Array.from({ length: 1000 }, (_, id) => cache.find(`s${id}`, 1)).filter(Boolean)).toHaveLength(1000)
})
