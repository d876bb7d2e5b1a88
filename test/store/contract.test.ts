import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { StorePlace } from '../../src/store/open-store.ts'
import { answersContract } from './contract/answers.ts'
import { openBench } from './contract/bench.ts'
import { claimsContract } from './contract/claims.ts'
import { inboxContract } from './contract/inbox.ts'
import { incidentsContract } from './contract/incidents.ts'
import { outboxContract } from './contract/outbox.ts'
import { remindersContract } from './contract/reminders.ts'
import { requestsContract } from './contract/requests.ts'
import { transactionsContract } from './contract/transactions.ts'
import { fastFolder } from './fast-folder.ts'
import { emptyDatabase, hasPostgres, type Postgres, startPostgres } from './start-postgres.ts'

const withPostgres = hasPostgres()

describe('on SQLite in a file', () => {
  let folder: string
  beforeAll(() => {
    folder = fastFolder()
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  let files = 0
  contract(async () => ({ file: join(folder, `${++files}.db`) }))
})

describe('on SQLite in memory', () => {
  contract(async () => ({ file: ':memory:' }), { shared: false })
})

describe.skipIf(!withPostgres)('on Postgres', () => {
  let postgres: Postgres
  let url: string
  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.freshDatabase()
  })
  afterAll(() => postgres.stop())
  contract(async () => {
    await emptyDatabase(url)
    return { url }
  })
})
/** What the store promises, whatever stands behind it. `shared`: others can open the same one. */
function contract(place: () => Promise<StorePlace>, { shared = true } = {}): void {
  const bench = openBench(place, shared)
  answersContract(bench)
  inboxContract(bench)
  requestsContract(bench)
  claimsContract(bench)
  incidentsContract(bench)
  outboxContract(bench)
  remindersContract(bench)
  transactionsContract(bench)
}
