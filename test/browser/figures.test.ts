import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../conventions/sources.ts'
import { type Stage, startStage } from './stage.ts'

/** Bytes of JavaScript, compressed, that the page may have. */
const SCRIPT_AT_MOST = 400 * 1024

const LINE = readFileSync(join(ROOT, 'examples/dns.log'), 'utf8').split('\n')[1] ?? ''

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

test('the page is small', () => {
  const assets = join(ROOT, 'dist/playground/assets')
  const bytes = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0)
  console.log(`the page's JavaScript: ${Math.round(bytes / 1024)} KB compressed`)
  expect(bytes).toBeLessThanOrEqual(SCRIPT_AT_MOST)
})

// figures for people: how long something takes says more about this machine than about the page
test('how soon the page is painted, and an answer drawn', async () => {
  const page = await stage.open()
  await page.locator('.thread-pane').getByRole('button', { name: 'Checklist' }).first().waitFor()
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const times: number[] = []
  for (let at = 0; at < 5; at++) {
    const host = `leaf-${50 + at}`
    // the bot keeps to Slack's pace, a message a second in a channel: nobody pastes faster
    await page.waitForTimeout(3000)
    await page.getByRole('main').getByRole('textbox').focus()
    await page.keyboard.insertText(`@slp-bot ${LINE.replaceAll('leaf-12', host)}`)
    await page.evaluate(watchFor, host)
    await page.keyboard.press('Enter')
    times.push(await page.evaluate(() => (globalThis as { drawn?: Promise<number> }).drawn ?? Number.NaN))
  }
  const sorted = times.toSorted((one, other) => one - other)
  console.log(
    `first paint: ${Math.round(paint)} ms; from Enter to the answer drawn: ${sorted.map(Math.round).join(', ')} ms (load of the machine: ${loadavg()[0]?.toFixed(1)})`,
  )
  expect(times.every((time) => time > 0)).toBe(true)
})

/** In the page: the time from the next Enter to the frame after the one that shows an answer about that host. */
function watchFor(host: string): void {
  let start = Number.NaN
  const begin = () => {
    start = performance.now()
  }
  document.addEventListener('keydown', begin, { once: true, capture: true })
  const drawn = new Promise<number>((resolve) => {
    const watcher = new MutationObserver(() => {
      const [root, answer] = document.querySelectorAll('.thread-pane .message')
      if (!root?.textContent?.includes(host) || !answer) return
      watcher.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
    })
    watcher.observe(document.body, { childList: true, subtree: true })
  })
  Object.assign(globalThis, { drawn })
}
