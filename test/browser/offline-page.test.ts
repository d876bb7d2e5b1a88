import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Options } from '../../src/evidence/options.ts'
import { ROOT } from '../conventions/sources.ts'
import { answerOn, type OfflinePage, pasteInto, startOfflinePage } from './open-page.ts'
import { SHOTS } from './stage.ts'

const NOW = Options.parse({ at: '2026-11-24T03:00:00.000Z' })

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const DNS = readFileSync(join(ROOT, 'examples', 'dns.log'), 'utf8')
const BYTES_AT_MOST = 5 * 1024 * 1024
const PACKED_AT_MOST = 2.5 * 1024 * 1024

let offline: OfflinePage

describe('the page for where there is no network', () => {
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true })
    offline = await startOfflinePage()
  })
  afterAll(() => offline.close())

  test('is one file of at most 5 MB, 2.5 MB compressed; most of it are the words that the search knows', () => {
    const [size, packed] = [Buffer.byteLength(offline.html), gzipSync(offline.html).length]
    console.log(`offline page: ${Math.round(size / 1024)} KB, ${Math.round(packed / 1024)} KB compressed`)
    expect(size).toBeLessThan(BYTES_AT_MOST)
    expect(packed).toBeLessThan(PACKED_AT_MOST)
  })

  test('a step is ticked, stays so when more is pasted, and is ticked in what is copied', async () => {
    const page = await offline.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await answerOn(page, DNS, NOW)
    const count = page.locator('.do > p').first()
    expect(await count.textContent()).toMatch(/^0 of \d+ done$/)
    await page.locator('.steps input').first().check()
    expect(await count.textContent()).toMatch(/^1 of \d+ done$/)
    const step = await page.locator('.steps label').first().textContent()

    await pasteInto(page, `${DNS}leaf-12# show clock\n03:00:00.000 UTC Tue Nov 24 2026\n`)
    expect(
      await page
        .locator('.steps label', { hasText: step ?? '' })
        .locator('input')
        .isChecked(),
    ).toBe(true)

    await page.getByRole('button', { name: 'Copy for a ticket' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const markdown = await page.evaluate(() => navigator.clipboard.readText())
    expect(markdown).toContain(`- [x] ${step}`)
    expect(markdown.match(/- \[x\]/g)).toHaveLength(1)

    await page.getByRole('button', { name: 'Copy as JSON' }).click()
    const json = await page.locator('#json').textContent()
    await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, json)

    await page.locator('.commands button').first().click()
    const command = await page.evaluate(() => navigator.clipboard.readText())
    expect(command.split('\n')[0]).toBe('show hosts')
  })

  test('typed words are answered on Ctrl-Enter; a changed text shows that the answer is older', async () => {
    const page = await offline.open()
    await page.locator('#paste').fill('which port does CSLU use?')
    expect(await page.locator('#answer').isHidden()).toBe(true)
    await page.locator('#paste').press('Control+Enter')
    await page.locator('#answer h2').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await page.locator('#paste').press('End')
    await page.locator('#paste').pressSequentially(' now')
    await page.locator('#answer.stale').waitFor()
  })

  test('a file that is dropped anywhere is read', async () => {
    const page = await offline.open()
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'leaf-12.log', { type: 'text/plain' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, DNS)
    await page.locator('#answer', { hasText: 'leaf-12' }).waitFor()
    expect(await page.locator('#paste').inputValue()).toBe(DNS)
    await page.locator('button[type=reset]').click()
    expect([await page.locator('#answer').isVisible(), await page.locator('#samples').isVisible()]).toEqual([
      false,
      true,
    ])
  })

  test('a wrong time is told, and nothing is answered by it', async () => {
    const page = await offline.open()
    await page.locator('form summary').click()
    await page.locator('#at').fill('yesterday')
    await page.locator('#samples button').first().click()
    await page.locator('#at-wrong').waitFor()
    expect(await page.locator('#answer').isHidden()).toBe(true)
  })

  test('works where the browser starts no worker', async () => {
    const page = await offline.open({}, () => {
      Object.assign(globalThis, { Worker: undefined })
    })
    expect(JSON.parse(await answerOn(page, DNS, NOW)).schema).toBe('slp.answer/1')
    expect(offline.complaints.splice(0)).toEqual([])
  })

  test('a large paste never makes the page stand still; the figures are printed', async () => {
    const page = await offline.open()
    const meter = await page.context().newCDPSession(page)
    // of the page's own thread, in time that it really ran: other work on this machine doesn't count
    await meter.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async () => {
      const { metrics } = await meter.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    }
    const timed = async (paste: string) => {
      const [start, before] = [performance.now(), await busy()]
      await pasteInto(page, paste)
      return `${Math.round(performance.now() - start)} ms (page busy for ${Math.round((await busy()) - before)} ms)`
    }
    await answerOn(page, DNS, NOW)
    const small = [await timed(DNS), await timed(DNS), await timed(DNS)]
    const noise = '2026 Nov 24 02:11:09 leaf-12 %ETHPORT-5-IF_UP: Interface Ethernet1/1 is up\n'
    const large = await timed(noise.repeat(20_000) + DNS)
    const first = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    console.log(
      `offline page: first paint after ${Math.round(first ?? 0)} ms; answered a paste in ${small.join(', ')}, 1.5 MB in ${large}`,
    )
    expect(await page.locator('#answer h2').textContent()).toContain('leaf-12')
    expect(await page.locator('#excerpt').textContent()).toBe(
      'Lines 1 to 200 of 20004 are shown; all were read.',
    )
    for (const details of await page.locator('details').all())
      await details.evaluate((each) => each.setAttribute('open', ''))
    await page.locator('.evidence .place').first().click()
    const selected = await page.locator('#paste').evaluate((box) => {
      const { value, selectionStart, selectionEnd } = box as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd)
    })
    expect(selected).toBe(DNS.split('\n')[1])
    expect(JSON.parse((await page.locator('#json').textContent()) ?? '').unrecognized).toHaveLength(1)
  })

  test.each(['light', 'dark'] as const)(
    '%s: axe finds no serious fault; it looks as it should',
    async (scheme) => {
      const page = await offline.open({ colorScheme: scheme })
      await page.screenshot({ path: join(SHOTS, `offline-${scheme}-empty.png`) })
      await answerOn(page, DNS, NOW)
      for (const details of await page.locator('details').all())
        await details.evaluate((each) => each.setAttribute('open', ''))
      // the page's own policy lets no script in, so axe comes in by the tool's own door
      const faults = await page.evaluate(`${AXE}; axe.run({ resultTypes: ['violations'] })`)
      const { violations } = faults as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[]
      }
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ).toEqual([])
      expect(offline.complaints.splice(0)).toEqual([])
      await page.reload()
      await answerOn(page, DNS, NOW)
      await page.screenshot({ path: join(SHOTS, `offline-${scheme}.png`), fullPage: true })
    },
  )

  test('prints the answer alone, with its ticks', async () => {
    const page = await offline.open()
    await answerOn(page, DNS, NOW)
    await page.locator('.steps input').first().check()
    await page.emulateMedia({ media: 'print' })
    const seen = (selector: string) => page.locator(selector).first().isVisible()
    expect([await seen('#ask'), await seen('.actions'), await seen('.commands button')]).toEqual([
      false,
      false,
      false,
    ])
    expect([await seen('.verdict'), await seen('.steps input')]).toEqual([true, true])
    await page.pdf({ path: join(SHOTS, 'offline.pdf') })
    await page.screenshot({ path: join(SHOTS, 'offline-print.png'), fullPage: true })
  })
})
