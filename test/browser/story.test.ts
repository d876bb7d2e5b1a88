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

test('it opens with a sample that the bot has answered', async () => {
  await says(olga, /leaf-12 can't resolve/)
  await engine(olga).getByText('1 recognised').or(engine(olga).getByText('2 recognised')).waitFor()
  await shot(olga, '01-opening')
})

test('a pasted line gets its answer in a thread, verdict first', async () => {
  await olga.getByRole('button', { name: 'slp-bot' }).click()
  await paste(olga, 'Message slp-bot', DNS_LINE.replaceAll('leaf-12', 'leaf-31'))
  await says(olga, /Not an outage.*leaf-31/)
  await says(olga, /Unable to resolve server hostname/)
  await shot(olga, '02-answer')
})

test('the rest of the answer opens for the one who asks, and for nobody else', async () => {
  await olga.getByRole('button', { name: /noc-licensing/ }).click()
  await channel(olga).getByRole('button', { name: /repl/ }).first().click()
  await thread(olga).getByRole('button', { name: 'Checklist' }).click()
  const dialog = olga.getByRole('dialog')
  await dialog.getByRole('checkbox').first().waitFor()
  await shot(olga, '03-checklist')

  const pavel = await stage.open({ as: 'pavel' })
  await channel(pavel).getByRole('button', { name: /repl/ }).first().click()
  await says(pavel, /leaf-12 can't resolve/)
  expect(await pavel.getByRole('dialog').count()).toBe(0)
  await pavel.context().close()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
})

test('an output pasted in the thread is read together with the first paste', async () => {
  await thread(olga)
    .getByRole('button', { name: /Then paste the output/ })
    .click()
  await engine(olga).getByText('all 2 pastes of the thread together').waitFor({ state: 'attached' })
  await engine(olga).getByText('transport.vrf', { exact: true }).first().waitFor()
  await engine(olga).getByText('ruled-out').first().waitFor()
})

test('a click on a line shows it in the paste', async () => {
  await engine(olga)
    .getByRole('button', { name: /^lines? \d/ })
    .first()
    .click()
  await engine(olga).locator('.paste [data-shown]').first().waitFor()
})

test('slash commands complete, answer to the one who typed, and are refused in threads', async () => {
  const box = channel(olga).getByRole('textbox')
  await box.fill('/slp se')
  await olga.getByRole('option', { name: /\/slp search/ }).waitFor()
  await box.press('Tab')
  expect(await box.inputValue()).toBe('/slp search ')
  await box.pressSequentially('trust code')
  await box.press('Enter')
  await channel(olga).getByText('concepts/trust-code').waitFor()
  await shot(olga, '08-slash-command')

  await paste(olga, 'Reply in the thread', '/slp help')
  await thread(olga).getByText('/slp is not supported in threads').waitFor()
})

test('the menu of a message explains it where nobody mentioned the bot', async () => {
  await olga.getByRole('button', { name: 'network-ops' }).click()
  await paste(olga, 'Message network-ops', DNS_LINE.replaceAll('leaf-12', 'leaf-44'))
  await thread(olga).getByText('leaf-44').waitFor()
  await thread(olga).getByRole('article').first().hover()
  await thread(olga).getByRole('button', { name: 'More for this message' }).first().click()
  await olga.getByRole('menuitem', { name: 'Explain with slp' }).click()
  await says(olga, /Not an outage.*leaf-44/)
  await shot(olga, '09-message-menu')
})

test('a long paste becomes a snippet, is read whole, and can be downloaded', async () => {
  await olga.getByRole('button', { name: 'slp-bot' }).click()
  // the box of the conversation before takes no more pastes
  await olga.getByRole('main', { name: 'Channel slp-bot' }).waitFor()
  const long = `${'leaf-12# show clock\n'.repeat(300)}${DNS_LINE}\n`
  await channel(olga)
    .getByRole('textbox')
    .evaluate((box, text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, long)
  await channel(olga).getByText('302 lines, as a snippet').waitFor()
  await channel(olga).getByRole('button', { name: 'Send' }).click()
  await says(olga, /leaf-12/)
  const [download] = await Promise.all([
    olga.waitForEvent('download'),
    thread(olga).getByRole('link', { name: 'Download' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toBe(long)
  await shot(olga, '10-snippet')
})

test('a token that was pasted is nowhere in what the bot and the panel show', async () => {
  await olga.getByRole('button', { name: /noc-licensing/ }).click()
  await olga.getByRole('button', { name: /A token that was pasted/ }).click()
  await says(olga, /revoke|Revoke/)
  await engine(olga).getByText('[idtoken removed]').first().waitFor()
  const token = /idtoken (?<token>\S+)/.exec(readFileSync(join(ROOT, 'examples/secret.txt'), 'utf8'))?.groups
    ?.token
  const shown = [await engine(olga).innerText(), await thread(olga).getByRole('article').last().innerText()]
  expect(shown.join('\n')).not.toContain(token)
  await shot(olga, '14-secret')
})

test('on a telephone, and in the dark', async () => {
  const phone = await stage.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await channel(phone).getByRole('button', { name: /repl/ }).first().click()
  await says(phone, /Not an outage|can wait|can't resolve/)
  await shot(phone, '15-telephone')
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
  await phone.context().close()
  const dark = await stage.open({ colorScheme: 'dark' })
  await says(dark, /Not an outage|can wait|can't resolve/)
  await shot(dark, '16-dark')
  await dark.context().close()
})

test('nothing broke on the way, and no page asked anybody but its own server', () => {
  expect(stage.complaints).toEqual([])
})
