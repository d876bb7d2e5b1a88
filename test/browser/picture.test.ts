import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../conventions/sources.ts'
import { SHOTS, type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

// README's picture: `UPDATE_PICTURE=1 npm run test:browser` puts it into docs/
test('the picture of the playground is drawn, and small', async () => {
  const page = await stage.open({ viewport: { width: 1480, height: 1080 }, deviceScaleFactor: 1.2 })
  await page.locator('.engine-pane .verdict').waitFor()
  await page.locator('.thread-pane').getByRole('button', { name: 'Checklist' }).waitFor()
  await page
    .locator('.thread-pane article')
    .nth(1)
    .evaluate((card) => card.scrollIntoView({ block: 'start' }))
  await page.mouse.move(0, 0)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
  const picture = Buffer.from(data, 'base64')
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(join(SHOTS, 'playground.webp'), picture)
  if (process.env.UPDATE_PICTURE) writeFileSync(join(ROOT, 'docs', 'playground.webp'), picture)
  console.log(`the picture: ${Math.round(picture.length / 1024)} KB`)
  expect(picture.length).toBeLessThan(200 * 1024)
  await page.context().close()
})
