import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

/** What axe holds to be serious or worse: the rule, and where. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    () => (globalThis as { axe?: { run: () => Promise<AxeResults> } }).axe?.run() as Promise<AxeResults>,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

test.each(['light', 'dark'] as const)('axe finds no serious fault, %s', async (colorScheme) => {
  const page = await stage.open({ colorScheme })
  await page.locator('.thread-pane').getByRole('button', { name: 'Checklist' }).first().waitFor()
  await page.locator('.engine-pane .verdict').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Checklist' }).first().click()
  await page.getByRole('dialog').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
  await page.getByRole('main').getByRole('textbox').fill('/slp ')
  await page.getByRole('listbox').waitFor()
  expect(await faults(page)).toEqual([])
  await page.context().close()
})

test('on a telephone', async () => {
  const page = await stage.open({ viewport: { width: 390, height: 844 } })
  await page.getByRole('main').getByRole('article').first().waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Menu' }).click()
  expect(await faults(page)).toEqual([])
  await page.context().close()
})

test('by keyboard alone: a sample, its answer, a button, the menu of a message', async () => {
  const page = await stage.open()
  await page.locator('.thread-pane').getByRole('button', { name: 'Checklist' }).first().waitFor()
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses++) {
      const label = await page.evaluate(() => {
        const { activeElement } = document
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
      })
      if (name.test(label)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not get to ${name}`)
  }
  await tabTo(/^A question in your own words/)
  await page.keyboard.press('Enter')
  await page.locator('.thread-pane').getByText('what port does CSLU use').first().waitFor()
  await page.locator('.thread-pane').getByRole('button', { name: 'More', exact: true }).first().waitFor()
  await tabTo(/^More$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await tabTo(/More for this message/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('menu').count()).toBe(0)
  await page.context().close()
})
