import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { storePlace } from '../../src/store/store-place.ts'
import { failed } from '../threads/pastes.ts'
import { runSlp } from './run-slp.ts'

// the store stays open all the while, as that of a running bot does
let dataDir: string
let store: Store

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'slp-incidents-'))
  store = await openStore(storePlace({ dataDir }))
  const at = '2024-11-24T02:12:00.000Z'
  const from = { channel: 'C1', ts: '1.1' }
  for (const [id, team] of [
    ['one', 'T1'],
    ['two', 'T2'],
  ] as const)
    await store.incidents.open(
      {
        id,
        team,
        channel: 'C1',
        thread: '1.1',
        openedAt: at,
        changedAt: at,
        devices: ['leaf-12'],
        failures: [],
      },
      [{ kind: 'pasted', at, by: 'U1', text: failed('leaf-12'), removed: [], from }],
    )
})
afterAll(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

function slp(...args: string[]) {
  return runSlp(['incidents', ...args], '', { DATA_DIR: dataDir })
}

test('lists the open ones of all channels', () => {
  const { status, stdout } = slp('list')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^#1 {2}2024-11-24 02:12 {2}C1 {2}leaf-12 {2}Not an outage/m)
  expect(stdout.trim().split('\n').length).toBe(2)
})

test('shows what happened, the bundle and the timeline', () => {
  expect(slp('--team', 'T1', 'catchup', '1').stdout).toContain('What is next')
  expect(slp('--team', 'T1', 'tac', '1').stdout).toContain('For Cisco TAC: incident #1')
  const timeline = JSON.parse(slp('--team', 'T1', 'timeline', '#1', '--json').stdout)
  expect([timeline.schema, timeline.entries.at(-1).kind]).toEqual(['slp.timeline/1', 'escalated'])
})

test('notes, reminds and closes, and leaves the card to the bot', async () => {
  expect(slp('--team', 'T2', 'note', '1', 'the', 'firewall team was asked').stdout).toContain('Noted on #1.')
  expect(slp('--team', 'T2', 'remind', '1', '2h').stdout).toContain('in 2 hours')
  expect(slp('--team', 'T2', 'resolve', '1').stdout).toContain('#1 is resolved.')
  const events = await store.incidents.events('two')
  expect(events.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
    'pasted U1',
    'noted terminal',
    'resolved terminal',
  ])
  expect(events[1]).toMatchObject({ text: 'the firewall team was asked' })
  expect(await store.outbox.unsent()).toBeGreaterThan(0)
})

test('a wrong call is one line and exit code 2', () => {
  for (const [args, says] of [
    [['status', '1'], /several workspaces have a #1: add --team T1 or T2/],
    [['remind', '1', 'soon'], /say how long/],
  ] as const) {
    const { status, stderr } = slp(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(says)
  }
})
