import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { ROOT } from '../conventions/sources.ts'
import { startChromium } from './start-chromium.ts'

/** Screenshots, for people to look at; not in the repository. */
export const SHOTS = join(ROOT, 'test', 'browser', 'shots')

/** A browser at one address. */
export type Visit = {
  /** A new page, of its own context; `as`: of that person. What breaks in it, or asks elsewhere, is in `complaints`. */
  open: (options?: BrowserContextOptions & { as?: string }) => Promise<Page>
  complaints: string[]
  close: () => Promise<void>
}

/** The playground as `npm start` starts it, and a browser. */
export type Stage = Visit & { url: string }

/** Starts the playground in a process of its own, and Chromium. */
export async function startStage(): Promise<Stage> {
  const { url, process: playground } = await startPlayground()
  const visit = await startVisit(url)
  return {
    ...visit,
    url,
    async close() {
      await visit.close()
      playground.kill('SIGTERM')
      await once(playground, 'exit')
    },
  }
}

/** Starts Chromium for what is served there. */
export async function startVisit(url: string): Promise<Visit> {
  const browser = await startChromium()
  const complaints: string[] = []
  return {
    complaints,
    async open({ as, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1480, height: 900 }, ...options })
      const page = await context.newPage()
      watch(page, url, complaints)
      await page.goto(`${url}/${as ? await placeOf(url, as) : ''}`)
      return page
    },
    close: () => browser.close(),
  }
}

/** Keeps a picture of a page. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}

async function startPlayground(): Promise<{ url: string; process: ChildProcess }> {
  const { PATH = '', HOME = '' } = process.env
  const started = spawn(process.execPath, [join(ROOT, 'bin/start.js')], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', DATA_DIR: mkdtempSync(join(tmpdir(), 'slp-playground-')) },
  })
  let output = ''
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk
    })
  }
  for (let tries = 0; tries < 600; tries++) {
    const url = /http:\/\/localhost:\d+/.exec(output)?.[0]
    if (url) return { url, process: started }
    if (started.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the playground did not start: ${output}`)
}

/** The address of a person's first channel. */
async function placeOf(url: string, name: string): Promise<string> {
  const { people } = (await (await fetch(`${url}/api/setting`)).json()) as {
    people: { id: string; name: string }[]
  }
  return `#/${people.find((each) => each.name === name)?.id}`
}

function watch(page: Page, url: string, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const own = request.url().startsWith(url) || request.url().startsWith('data:')
    if (!own) complaints.push(`asked elsewhere: ${request.url()}`)
  })
}
