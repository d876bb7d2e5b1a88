import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { at, openIncident, pasted } from './made-rows.ts'

const CANARY = 'canary-host-4711'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slp-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The store's files that hold the canary, the journal among them. */
function holding(): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(CANARY))
}

test('what is forgotten is in no file, while the store is open and after it was closed', async () => {
  const store = await openStore({ file: join(folder, 'slp-bot.db'), alone: true })
  await openIncident(store, 'kept', {}, [{ kind: 'noted', at: at(), by: 'U1', text: `see ${CANARY}` }])
  await openIncident(store, 'gone', {}, [pasted(`${CANARY} `.repeat(2000))])
  await store.shred()
  expect(holding()).toEqual(['slp-bot.db'])
  await store.requests.add(['user U1', 'all'], at())
  await store.records.forgetUser('T1', 'U1')
  expect(await store.requests.count('user U1', at(-60))).toBe(0)
  await store.records.forgetIncident('gone')
  await store.shred()
  expect(holding()).toEqual([])
  await store.close()
  expect(holding()).toEqual([])
})

test("a store's files are their owner's alone, in an open folder, too, and where they were readable before", async () => {
  const open = join(folder, 'open')
  mkdirSync(open, { mode: 0o755 })
  const file = join(open, 'slp-bot.db')
  writeFileSync(file, '', { mode: 0o644 })
  const store = await openStore({ file, alone: true })
  const rights = readdirSync(open).map((name) => [
    name,
    (statSync(join(open, name)).mode & 0o777).toString(8),
  ])
  expect(existsSync(`${file}-wal`)).toBe(true)
  expect(new Set(rights.map(([, mode]) => mode))).toEqual(new Set(['600']))
  await store.close()
})
