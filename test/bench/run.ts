import { benchAsk } from './ask.ts'
import { benchExplain } from './explain.ts'

// npm run bench -- explain | ask
const BENCHES: Record<string, () => Promise<void>> = { explain: benchExplain, ask: benchAsk }

const [name = ''] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench) await bench()
else {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`)
  process.exitCode = 2
}
