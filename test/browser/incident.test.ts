import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../conventions/sources.ts'
import { type Stage, shot, startStage } from './stage.ts'

const DNS_LINE = readFileSync(join(ROOT, 'examples/dns.log'), 'utf8').split('\n')[1] ?? ''

let stage: Stage
let olga: Page

beforeAll(async () => {
  stage = await startStage()
  olga = await stage.open()
})
afterAll(() => stage.close())

const thread = (page: Page) => page.getByRole('region', { name: 'Thread' })
const engine = (page: Page) => page.getByRole('region', { name: 'What the engine saw' })
const channel = (page: Page) => page.getByRole('main')
const says = (page: Page, pattern: RegExp) => thread(page).getByText(pattern).first().waitFor()

/** Puts text into a box at once, as a paste does, and sends it. */
async function paste(page: Page, box: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: box }).focus()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

test('two people tick steps, and both ticks count for both', async () => {
  const pavel = await stage.open({ as: 'pavel' })
  await channel(pavel).getByRole('button', { name: /repl/ }).first().click()
  const steps = (page: Page) => page.getByRole('dialog').getByRole('checkbox')
  for (const page of [olga, pavel]) {
    await thread(page).getByRole('button', { name: 'Checklist' }).click()
    await steps(page).first().waitFor()
  }
  await steps(olga).first().check()
  for (const page of [olga, pavel]) await says(page, /✓ 1\. .*@olga/)
  await steps(pavel).nth(1).check()
  for (const page of [olga, pavel]) await says(page, /✓ \d\. .*@pavel/)
  await shot(pavel, '04-two-tick')
  await pavel.context().close()
})

test('a step is skipped with a reason, in a modal', async () => {
  const checklist = olga.getByRole('dialog')
  const rows = checklist.locator('.block-actions').filter({ has: olga.getByRole('checkbox') })
  await rows.nth(2).getByRole('button', { name: 'More' }).click()
  await olga.getByRole('menuitem', { name: 'Skip…' }).click()
  const dialog = olga.getByRole('dialog').last()
  await dialog.getByRole('textbox').fill('it is up')
  await shot(olga, '05-skip')
  await dialog.getByRole('button').last().click()
  await says(olga, /– \d\. .*@olga/)
  const left = olga.getByRole('dialog').getByRole('button', { name: 'Close' }).first()
  if (await left.isVisible()) await left.click()
})

test('an output pasted in the thread changes the causes: on the card, in a note, in the panel', async () => {
  await engine(olga).getByText('supported').first().waitFor()
  await thread(olga)
    .getByRole('button', { name: /Then paste the output/ })
    .click()
  await engine(olga).getByText('transport.vrf', { exact: true }).first().waitFor()
  await engine(olga).getByText('ruled-out').first().waitFor()
  expect(await thread(olga).getByRole('article').count()).toBeGreaterThan(2)
  await shot(olga, '06-output-in-thread')
})

test('what happened is bundled for TAC, as a file to download', async () => {
  await paste(olga, 'Reply in the thread', '@slp-bot tac')
  const link = thread(olga).getByRole('link', { name: 'Download' })
  const [download] = await Promise.all([olga.waitForEvent('download'), link.last().click()])
  expect(download.suggestedFilename()).toMatch(/^tac-1\b.*\.txt$/)
  const bundle = readFileSync(await download.path(), 'utf8')
  for (const part of [DNS_LINE, 'show license status', 'smartreceiver.cisco.com vrf management'])
    expect(bundle).toContain(part)
  await shot(olga, '07-tac')
})

test('nothing broke on the way, and no page asked anybody but its own server', () => {
  expect(stage.complaints).toEqual([])
})
