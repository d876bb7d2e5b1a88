import { hasPostgres, startPostgres } from '../store/start-postgres.ts'
import { killsOnPostgres, killsOnSqlite } from './kills.ts'
import type { Scenario } from './scenario.ts'

// npm run test:chaos [-- --full] [-- --seed 42] [-- --only kill]
const SCENARIOS: Scenario[] = [killsOnSqlite, killsOnPostgres]

const [full, seed, only] = [
  process.argv.includes('--full'),
  Number(valueOf('--seed') ?? Math.floor(Math.random() * 1e9)),
  valueOf('--only') ?? '',
]
console.log(`chaos: ${full ? 'all of it' : 'small numbers; --full for all'}, --seed ${seed}`)

const wanted = SCENARIOS.filter(({ name }) => name.includes(only))
const postgres = wanted.some((each) => each.postgres) && hasPostgres() ? await startPostgres() : undefined
let failed = 0
for (const { name, postgres: needed, run } of wanted) {
  if (needed && !postgres) {
    console.log(`skipped  ${name}`)
    continue
  }
  const { figures, bad } = await run({ full, seed }, () => postgres?.freshDatabase() ?? Promise.reject())
  const wrong = Object.keys(bad).length > 0
  if (wrong) failed++
  console.log(`${wrong ? 'FAILED ' : 'passed '}  ${name}`)
  console.log(`         ${told(figures)}`)
  console.log(wrong ? `         wrong: ${told(bad)}` : '         0 lost, 0 twice, order kept, all ticks kept')
}
await postgres?.stop()
process.exit(failed === 0 ? 0 : 1)

function valueOf(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

function told(figures: Record<string, number | string>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
