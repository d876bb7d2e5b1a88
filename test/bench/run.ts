import { benchAsk } from './ask.ts'
import { benchExplain } from './explain.ts'
import { benchScan } from './scan.ts'
import { benchLoad, benchSlack } from './slack.ts'
import { benchStart } from './start.ts'
import { benchStore } from './store.ts'

// npm run bench -- NAME; `all` is each of the first five
const BENCHES: Record<string, () => Promise<void>> = {
  start: benchStart,
  scan: benchScan,
  slack: benchSlack,
  explain: benchExplain,
  store: benchStore,
  ask: benchAsk,
  load: benchLoad,
}
const ALL = ['start', 'scan', 'slack', 'explain', 'store']

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(143))

const [name = ''] = process.argv.slice(2)
const wanted = name === 'all' ? ALL : [name]
if (wanted.every((each) => Object.hasOwn(BENCHES, each)))
  for (const each of wanted) {
    if (wanted.length > 1) console.log(`\n## ${each}\n`)
    await BENCHES[each]?.()
  }
else {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}|all`)
  process.exitCode = 2
}
