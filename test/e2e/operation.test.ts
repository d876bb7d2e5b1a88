import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel } from '../../src/playground/server/workspace.ts'
import { ROOT } from '../conventions/sources.ts'
import { freePort } from '../store/start-postgres.ts'
import { DNS_LINE, MANIFEST, until } from './start-bot.ts'

// a copy of the program, so that its knowledge can be changed
const place = mkdtempSync(join(tmpdir(), 'slp-operation-'))
const cause = join(place, 'knowledge/causes/dns-not-configured.yml')
const release = join(place, 'knowledge/release.yml')

let slack: FakeSlack
let bot: ChildProcess
let olga: Person
let noc: Channel
let base: string
let metrics: string
let output = ''

beforeAll(async () => {
  for (const part of ['src', 'knowledge', 'package.json'])
    cpSync(join(ROOT, part), join(place, part), { recursive: true })
  mkdirSync(join(place, 'data'))
  symlinkSync(join(ROOT, 'node_modules'), join(place, 'node_modules'))
  slack = await startFakeSlack({ manifest: MANIFEST })
  olga = slack.person('olga')
  noc = slack.channel('noc', [olga])
  const [port, metricsPort] = [await freePort(), await freePort()]
  base = `http://127.0.0.1:${port}`
  metrics = `http://127.0.0.1:${metricsPort}/metrics`
  const { PATH = '', HOME = '' } = process.env
  bot = spawn(process.execPath, [join(place, 'src/main.ts')], {
    cwd: place,
    env: {
      PATH,
      HOME,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.app.botToken,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      PORT: `${port}`,
      SLP_METRICS_PORT: `${metricsPort}`,
      SLP_ADMINS: olga.user.id,
      DATA_DIR: join(place, 'data'),
    },
  })
  for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk))
  slack.deliverTo(`${base}/slack/events`)
  await until(() => output.includes('slp-bot is up'), 20_000)
})
afterAll(async () => {
  bot.kill('SIGTERM')
  await once(bot, 'exit')
  await slack.stop()
  rmSync(place, { recursive: true, force: true })
})

const figures = async () => (await fetch(metrics)).text()
const count = (words: string) => output.split(words).length - 1

test('the bot is alive, ready, and counts what it does', async () => {
  expect((await fetch(`${base}/healthz`)).status).toBe(200)
  expect((await fetch(`${base}/readyz`)).status).toBe(200)
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  await until(() => slack.thread(noc, asked.ts).length > 1)
  const told = await figures()
  expect(told).toMatch(
    /slp_answers_total\{entry="messages\/LICMGR\/LOG_SMART_LIC_COMM_FAILED",recognized="true"/,
  )
  expect(told).toMatch(/slp_deliveries_total\{kind="event",repeated="false"\} [1-9]/)
  expect(told).toMatch(/slp_ack_seconds_count\{kind="event"\} [1-9]/)
  expect(told).toMatch(/slp_outbox_attempts_total\{kind="card",outcome="sent"\} [1-9]/)
  expect(told).toMatch(/slp_knowledge_info\{version="20\d\d\.\d+\.\d+\+[0-9a-f]{12}"\} 1/)
  expect(told).toContain('slp_connected 1')
  expect(told).toMatch(/slp_outbox_depth \d/)
})

test('SIGHUP refuses knowledge that does not hold together, and takes it once it does', async () => {
  const good = readFileSync(cause, 'utf8')
  writeFileSync(cause, `titel: nonsense\n${good}`)
  bot.kill('SIGHUP')
  await until(() => count('newer knowledge is refused') === 1, 30_000)
  expect(output).toMatch(/dns-not-configured\.yml:1: titel/)
  expect(await figures()).toContain('slp_knowledge_reloads_total{outcome="refused"} 1')
  const asked = olga.post(noc, '@slp-bot what does the trust code do?')
  await until(() => slack.thread(noc, asked.ts).length > 1)

  writeFileSync(cause, good)
  writeFileSync(release, readFileSync(release, 'utf8').replace(/\d+"/, '99"'))
  bot.kill('SIGHUP')
  await until(() => count('newer knowledge is in use') === 1, 60_000)
  expect(await figures()).toMatch(/slp_knowledge_info\{version="20\d\d\.\d+\.99\+[0-9a-f]{12}"\} 1/)
})

test('/slp admin reload does the same for those whom SLP_ADMINS names, and tells the problems', async () => {
  const pavel = slack.person('pavel')
  const good = readFileSync(cause, 'utf8')
  writeFileSync(cause, `titel: nonsense\n${good}`)
  await olga.slash(noc, '/slp', 'admin reload')
  const told = () => JSON.stringify(olga.sees(noc))
  await until(() => told().includes('is refused'), 60_000)
  expect(told()).toMatch(/causes\/dns-not-configured\.yml:1: titel/)
  writeFileSync(cause, good)
  await pavel.slash(noc, '/slp', 'admin reload')
  await until(() => JSON.stringify(pavel.sees(noc)).includes('Only people that SLP_ADMINS names'))
  await olga.slash(noc, '/slp', 'admin reload')
  await until(() => told().includes('Nothing has changed'), 60_000)
})

test('nothing of it stands in the log', () => {
  expect(output).not.toMatch(/LICMGR|leaf-12|trust code do|xoxb-/)
})
