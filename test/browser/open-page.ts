import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildPage } from '../../scripts/page/build-page.ts'
import type { Options } from '../../src/evidence/options.ts'
import { startChromium } from './start-chromium.ts'

/** The offline page, built, and a browser that opens it as a file with the network cut. */
export type OfflinePage = {
  html: string
  /** Every address that was asked for so far, and everything on the console: errors, breaches of the policy. */
  reached: string[]
  complaints: string[]
  /** Opens it anew; `before` runs in the page ahead of its scripts. */
  open: (options?: BrowserContextOptions, before?: () => void) => Promise<Page>
  close: () => Promise<void>
}

/** Builds it and starts the browser. */
export async function startOfflinePage(): Promise<OfflinePage> {
  const html = await buildPage()
  const folder = mkdtempSync(join(tmpdir(), 'slp-page-'))
  writeFileSync(join(folder, 'slp.html'), html)
  const browser: Browser = await startChromium()
  const reached: string[] = []
  const complaints: string[] = []
  return {
    html,
    reached,
    complaints,
    async open(options = {}, before) {
      const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options })
      await context.setOffline(true)
      const page = await context.newPage()
      if (before) await page.addInitScript(before)
      page.on('request', (request) => reached.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(pathToFileURL(join(folder, 'slp.html')).href)
      return page
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Sets the options, then pastes; gives the JSON that the page shows by itself. */
export async function answerOn(page: Page, paste: string, options: Options): Promise<string> {
  await page.locator('button[type=reset]').click()
  await page.locator('form details').evaluate((details) => details.setAttribute('open', ''))
  await page.locator('#at').fill(options.at)
  await page.locator('#transport').selectOption(options.transport ?? '')
  await page.locator('#topology').selectOption(options.topology ?? '')
  await page.locator('#vrf').fill(options.vrf ?? '')
  await pasteInto(page, paste)
  return (await page.locator('#json').textContent()) ?? ''
}

/** Pastes as a browser does after Ctrl-V: the event with the clipboard's text, then the text in the box. */
export async function pasteInto(page: Page, paste: string): Promise<void> {
  await page.locator('#paste').evaluate((box, text) => {
    if (!(box instanceof HTMLTextAreaElement)) return
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    box.focus()
    box.select()
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    if (!box.dispatchEvent(event)) return
    box.setRangeText(text, 0, box.value.length, 'end')
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, paste)
  await page.locator('#answer:not([hidden], .stale, [aria-busy=true])').waitFor()
}
