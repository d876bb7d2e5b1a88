import { benchAsk } from './ask.ts'
import { benchExplain } from './explain.ts'
import { benchStore } from './store.ts'

// npm run bench -- explain | ask | store
const BENCHES: Record<string, () => Promise<void>> = {
  explain: benchExplain,
  ask: benchAsk,
  store: benchStore,
}

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(143))

const [name = ''] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench) await bench()
else {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`)
  process.exitCode = 2
}
