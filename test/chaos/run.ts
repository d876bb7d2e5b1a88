import { hasPostgres, type Postgres, startPostgres } from '../store/start-postgres.ts'
import { databaseAway } from './database-away.ts'
import { fullDisk } from './full-disk.ts'
import { killsOnPostgres, killsOnSqlite } from './kills.ts'
import { remindersAcrossRestarts } from './reminders.ts'
import type { Scenario } from './scenario.ts'
import { sigtermUnderLoad } from './sigterm.ts'

// npm run test:chaos [-- --full] [-- --seed 42] [-- --only kill]
const SCENARIOS: Scenario[] = [
  killsOnSqlite,
  killsOnPostgres,
  remindersAcrossRestarts,
  databaseAway,
  fullDisk,
  sigtermUnderLoad,
]

/** For those that need none. */
const NONE: Postgres = {
  freshDatabase: () => Promise.reject(new Error('there is no Postgres')),
  halt: undefined,
  resume: undefined,
  stop: async () => {},
}

const [full, seed, only] = [
  process.argv.includes('--full'),
  Number(argument('--seed') ?? Math.floor(Math.random() * 1e9)),
  argument('--only') ?? '',
]
console.log(`chaos: ${full ? 'all of it' : 'small numbers; --full for all'}, --seed ${seed}`)

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(143))

const wanted = SCENARIOS.filter(({ name }) => name.includes(only))
const postgres = wanted.some((each) => each.postgres) && hasPostgres() ? await startPostgres() : undefined
let failed = 0
for (const { name, postgres: needed, run } of wanted) {
  if (needed && !postgres) {
    console.log(`skipped  ${name}`)
    continue
  }
  const begun = Date.now()
  const { figures, bad } = await run({ full, seed }, postgres ?? NONE)
  const wrong = Object.keys(bad).length > 0
  if (wrong) failed++
  const seconds = Math.round((Date.now() - begun) / 1000)
  console.log(`${wrong ? 'FAILED ' : 'passed '}  ${name}, ${seconds} s`)
  console.log(`         ${told(figures)}`)
  console.log(`         ${wrong ? `wrong: ${told(bad)}` : 'lost 0, twice 0, out of order 0'}`)
}
await postgres?.stop()
process.exit(failed === 0 ? 0 : 1)

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function told(figures: Record<string, number | string>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
