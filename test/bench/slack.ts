import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../conventions/sources.ts'
import { hasPostgres, startPostgres } from '../store/start-postgres.ts'
import { median, quantile, ratio, row } from './pairs.ts'
import { type Fired, type LoadSlack, type Measured, startLoadSlack, usageOf } from './slack-load.ts'

const ROUNDS = Number(process.env.SLP_BENCH_ROUNDS ?? 3)
const SECONDS = 6
const RATE = 50
const OUTSTANDING = 32

/** The load test: so many events a second for so many seconds, and bursts at once. */
const LOAD = { seconds: Number(process.env.SLP_LOAD_SECONDS ?? 60), burst: 500, burstEvery: 20 }

type Figures = Record<'cold' | 'idle' | 'cpu' | 'ack' | 'reply' | 'saturation', number>

const WANTED: Readonly<Record<keyof Figures, [name: string, unit: string, wanted: string]>> = {
  cpu: [`CPU of an event at ${RATE} a second`, 'ms', 'at most 3'],
  ack: ['acknowledgment, p50', 'ms', ''],
  reply: ['reply, p50', 'ms', 'at most 2'],
  saturation: ['events a second at saturation', '', 'at least 0.3'],
  cold: ['cold start', 'ms', 'at most 1.3'],
  idle: ['idle memory', 'MB', 'at most 1.5'],
}

/** The bot, with its store and its incidents, beside the smallest Bolt app, under the same load. */
export async function benchSlack(): Promise<void> {
  const slack = await startLoadSlack()
  const all: Record<'bot' | 'echo', Figures[]> = { bot: [], echo: [] }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      all.echo.push(await measure(slack, 'test/bench/bolt-echo.ts', {}))
      const folder = mkdtempSync(join(tmpdir(), 'slp-bench-'))
      all.bot.push(
        await measure(slack, 'src/main.ts', { DATA_DIR: folder, SLP_WATCH_CHANNELS: '*', LOG_LEVEL: 'warn' }),
      )
      rmSync(folder, { recursive: true })
    }
  } finally {
    slack.close()
  }
  console.log(row('Slack, over HTTP', 'slp-bot', 'Bolt echo', 'ratio', 'wanted'))
  console.log(row('---', '---', '---', '---', '---'))
  for (const name of Object.keys(WANTED) as (keyof Figures)[]) {
    const [what, unit, wanted] = WANTED[name]
    const [ours, theirs] = [all.bot, all.echo].map((rounds) => rounds.map((each) => each[name])) as [
      number[],
      number[],
    ]
    const told = (values: number[]) => `${median(values).toFixed(1)} ${unit}`.trim()
    console.log(row(what, told(ours), told(theirs), ratio(ours, theirs).toFixed(2), wanted))
  }
}

async function measure(slack: LoadSlack, program: string, env: Record<string, string>): Promise<Figures> {
  const app = await slack.start(join(ROOT, program), env)
  try {
    await atRate(slack, [app], RATE, 3)
    const before = usageOf(app.process).cpuMs
    const fired = await atRate(slack, [app], RATE, SECONDS)
    const cpu = (usageOf(app.process).cpuMs - before) / fired.length
    const saturation = await saturate(slack, app)
    return {
      cold: app.coldMs,
      idle: app.idleMb,
      cpu,
      ack: quantile(delays(fired, 'acked'), 0.5),
      reply: quantile(delays(fired, 'replied'), 0.5),
      saturation,
    }
  } finally {
    await slack.stop(app)
  }
}

/** Open loop: what is late is billed from when it was due. */
async function atRate(
  slack: LoadSlack,
  apps: readonly Measured[],
  rate: number,
  seconds: number,
): Promise<Fired[]> {
  const fired: Fired[] = []
  const from = performance.now()
  const total = rate * seconds
  while (fired.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - from) * rate) / 1000) + 1)
    while (fired.length < due) {
      const app = apps[fired.length % apps.length]
      if (app) fired.push(slack.fire(app, from + (fired.length * 1000) / rate))
    }
    await wait(1)
  }
  await slack.settled(fired)
  return fired
}

/** Closed loop: a new event for each reply. Gives events a second. */
async function saturate(slack: LoadSlack, app: Measured): Promise<number> {
  const from = performance.now()
  const until = from + SECONDS * 1000
  const fired: Fired[] = []
  let replied = 0
  slack.onReply(() => {
    replied++
    if (performance.now() < until) fired.push(slack.fire(app))
  })
  for (let at = 0; at < OUTSTANDING; at++) fired.push(slack.fire(app))
  await wait(SECONDS * 1000)
  const count = replied
  slack.onReply(() => {})
  await slack.settled(fired)
  return count / SECONDS
}

function delays(fired: readonly Fired[], what: 'acked' | 'replied'): number[] {
  return fired.flatMap((each) => (each[what] === undefined ? [] : [each[what] - each.due]))
}

/**
 * A load for a minute (SLP_LOAD_SECONDS=600 for ten): 50 events a second and bursts of 500, on two replicas over
 * Postgres where that is here, else on one bot over SQLite. Nothing may be lost, and memory stays flat.
 */
export async function benchLoad(): Promise<void> {
  const slack = await startLoadSlack()
  const postgres = hasPostgres() ? await startPostgres() : undefined
  const folder = mkdtempSync(join(tmpdir(), 'slp-bench-'))
  const apps: Measured[] = []
  try {
    const url = await postgres?.freshDatabase()
    const env = {
      DATA_DIR: folder,
      SLP_WATCH_CHANNELS: '*',
      LOG_LEVEL: 'error',
      ...(url && { DATABASE_URL: url }),
    }
    for (let at = 0; at < (url ? 2 : 1); at++) apps.push(await slack.start(join(ROOT, 'src/main.ts'), env))
    await atRate(slack, apps, RATE, 5)
    const memory = () => apps.map((app) => usageOf(app.process).mb)
    const early = memory()
    const all: Fired[] = []
    for (let done = 0; done < LOAD.seconds; done += LOAD.burstEvery) {
      const burst = Array.from({ length: LOAD.burst }, (_, at) =>
        slack.fire(apps[at % apps.length] as Measured),
      )
      all.push(...burst, ...(await atRate(slack, apps, RATE, Math.min(LOAD.burstEvery, LOAD.seconds - done))))
      await slack.settled(burst)
    }
    const late = memory()
    const replies = delays(all, 'replied')
    console.log(
      `${all.length} events in ${LOAD.seconds} s on ${apps.length} ${url ? 'replicas over Postgres' : 'bot over SQLite'}`,
    )
    console.log(
      `lost: ${all.length - replies.length}; refused: ${all.filter(({ refused }) => refused).length}`,
    )
    console.log(
      `acknowledgment p99 ${quantile(delays(all, 'acked'), 0.99).toFixed(0)} ms; reply p50 ${quantile(replies, 0.5).toFixed(0)}, p99 ${quantile(replies, 0.99).toFixed(0)} ms (wanted: under 2000)`,
    )
    console.log(
      `memory ${early.map((mb) => mb.toFixed(0)).join(', ')} MB after 5 s, ${late.map((mb) => mb.toFixed(0)).join(', ')} MB at the end`,
    )
    if (replies.length < all.length) process.exitCode = 1
  } finally {
    for (const app of apps) await slack.stop(app)
    slack.close()
    await postgres?.stop()
    rmSync(folder, { recursive: true })
  }
}
