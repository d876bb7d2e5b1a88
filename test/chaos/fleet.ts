import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Orders, Word } from './bot.ts'

/** A bot that has its orders. `port`: where it takes deliveries, once it is up. */
export type Bot = { child: ChildProcess; port: number; ended: Promise<number | null> }

/** Attempts at a bot that doesn't come up: Slack fails at its start too. */
const TRIES = 5

/** Bots in processes of their own, and some that stand by. */
export type Fleet = {
  /** Those that take deliveries. */
  up: Bot[]
  /** Starts one; resolves once it takes deliveries. */
  launch: (orders?: Partial<Orders>, tries?: number) => Promise<Bot>
  /** kill -9, and another one in its place. */
  replace: (bot: Bot) => Promise<void>
  log: () => string
  stop: () => Promise<void>
}

/** A fleet with nobody at sea. `spares`: how many stand by. */
export function createFleet(orders: Orders, spares: number): Fleet {
  // the sources are compiled once, not once a process
  const cache = mkdtempSync(join(tmpdir(), 'slp-chaos-cache-'))
  const waiting: Promise<ChildProcess>[] = []
  const children = new Set<ChildProcess>()
  let log = ''
  let stopped = false

  function hire(): Promise<ChildProcess> {
    const child = fork(new URL('./bot.ts', import.meta.url), [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: cache },
    })
    children.add(child)
    child.once('exit', () => children.delete(child))
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        log = (log + chunk).slice(-200_000)
      })
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve(child))
      child.once('exit', () => reject(new Error(`a bot never got ready\n${log}`)))
    })
  }

  function fill(): void {
    while (!stopped && waiting.length < spares) {
      const next = hire()
      next.catch(() => {})
      waiting.push(next)
    }
  }

  const fleet: Fleet = {
    up: [],
    async launch(more = {}, tries = TRIES) {
      fill()
      const child = await (waiting.shift() ?? hire())
      fill()
      const ended = once(child, 'exit').then(([code]) => code as number | null)
      child.send({ ...orders, ...more })
      const word = await Promise.race([
        once(child, 'message').then(([each]) => each as Word),
        ended.then((code): Word => ({ is: 'refused', why: `it ended with ${code}` })),
      ])
      if (word.is !== 'up') {
        // whoever looks after a bot starts it again
        if (tries > 1) return fleet.launch(more, tries - 1)
        throw new Error(`a bot is not up: ${JSON.stringify(word)}\n${log}`)
      }
      const bot = { child, port: word.port, ended }
      fleet.up.push(bot)
      return bot
    },
    async replace(bot) {
      fleet.up.splice(fleet.up.indexOf(bot), 1)
      bot.child.kill('SIGKILL')
      await bot.ended
      await fleet.launch()
    },
    log: () => log,
    async stop() {
      stopped = true
      const all = [...children].map((child) => {
        const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
        child.kill('SIGKILL')
        return ended
      })
      await Promise.all(all)
      rmSync(cache, { recursive: true, force: true })
    },
  }
  return fleet
}
