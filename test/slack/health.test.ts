import { expect, test } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { createWritable } from '../../src/slack/health.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startBot } from '../e2e/start-bot.ts'

test('a store that takes a row is ready, and keeps none of it', async () => {
  const store = await openStore({ file: ':memory:' })
  const keys: string[] = []
  const watched = {
    transaction: ((work) =>
      store.transaction((calls) =>
        work({
          ...calls,
          claims: {
            ...calls.claims,
            take(key, at) {
              keys.push(key)
              return calls.claims.take(key, at)
            },
          },
        }),
      )) as typeof store.transaction,
  }
  expect(await createWritable(watched)()).toBe(true)
  expect(keys).toHaveLength(1)
  expect(await store.claims.taken(keys[0] ?? '')).toBe(false)
  await store.close()
})

test('a store that refuses is not ready, and is asked every two seconds at most', async () => {
  let asked = 0
  let time = 0
  const full = {
    async transaction(): Promise<never> {
      asked++
      throw new StoreError('full', 'the disk is full')
    },
  }
  const writable = createWritable(full, () => time)
  expect([await writable(), await writable(), await writable()]).toEqual([false, false, false])
  expect(asked).toBe(1)
  time = 2001
  await writable()
  expect(asked).toBe(2)
})

test('/readyz says down while the store is away, and /healthz that the process lives', async () => {
  const store = await openStore({ file: ':memory:' })
  let away = false
  const stage = await startBot({
    store: {
      ...store,
      transaction: (work) =>
        away ? Promise.reject(new StoreError('away', "it can't be reached")) : store.transaction(work),
    },
  })
  away = true
  const look = async (path: string) => (await fetch(`${stage.base}${path}`)).status
  expect([await look('/readyz'), await look('/healthz'), await look('/metrics')]).toEqual([503, 200, 404])
  await stage.close()
})
