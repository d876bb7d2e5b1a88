import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../conventions/sources.ts'
import { failed, ON_PREM_LOG, REPORT_DUE, status, TRUST_FAILED } from '../threads/pastes.ts'
import { type Stage, shot, startStage } from './stage.ts'

/** A telephone, and how high a card may be on it: 1.3 screens. */
const PHONE = { width: 390, height: 844 }
const HIGH = 1100

/** Things on a card that somebody can use. */
const USABLE = 7

const examples = readdirSync(join(ROOT, 'examples'))
  .filter((name) => /\.(?:txt|log)$/.test(name) && name !== 'noise.log')
  .map((name): [string, string] => [name, readFileSync(join(ROOT, 'examples', name), 'utf8').trimEnd()])

const situations: [string, string][] = [
  ...examples,
  ['story dns', failed('leaf-12')],
  ['story wrong-url', failed('leaf-12', 'HTTP Server Error 404: Not Found')],
  [
    'story wrong-url-seen',
    `${failed('leaf-12', 'HTTP Server Error 404: Not Found')}\n${status('leaf-12', { url: 'https://smartreceiver.cisco.com/licservice/licence' })}`,
  ],
  ['story trust-force', TRUST_FAILED],
  ['story report-due', REPORT_DUE],
  ['story on-prem', ON_PREM_LOG],
  [
    'story no-detail',
    '2024 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU)',
  ],
  ['story timeout', failed('leaf-12', 'Connection timed out')],
  [
    'story certificate',
    failed('leaf-12', 'Peer certificate cannot be authenticated with given CA certificates'),
  ],
  ['story storm', [1, 2, 3, 4, 5, 6].map((at) => failed(`leaf-${at}`)).join('\n')],
]

const complaints: string[] = []
let stage: Stage

// the same failure on another switch is one storm: every paste has a playground of its own
beforeEach(async () => {
  stage = await startStage()
})
afterEach(async () => {
  complaints.push(...stage.complaints)
  await stage.close()
})

/** A telephone in a channel in which nothing has been said yet. */
async function openPhone(): Promise<Page> {
  const phone = await stage.open({ viewport: PHONE })
  phone.setDefaultTimeout(15_000)
  await phone.getByRole('button', { name: 'Menu', exact: true }).click()
  await phone.getByRole('button', { name: 'network-ops' }).first().click()
  // the box of the channel before would take the text with it
  await phone.getByRole('main', { name: 'Channel network-ops' }).waitFor()
  return phone
}

/** What of an answer is measured. */
type Measures = { height: number; command: number; usable: number; clipped: string[] }

async function measure(answer: Locator): Promise<Measures> {
  return answer.evaluate((article) => {
    const box = article.getBoundingClientRect()
    const code = article.querySelector('pre, .slack_blocks_to_jsx__rich_text_preformatted, code')
    const wide = [...article.querySelectorAll('*')].filter((each) => {
      const own = each.getBoundingClientRect()
      if (own.width === 0) return false
      return own.right > box.right + 1 || own.left < box.left - 1 || each.scrollWidth > each.clientWidth + 1
    })
    return {
      height: Math.round(box.height),
      command: code ? Math.round(code.getBoundingClientRect().top - box.top) : 0,
      usable: article.querySelectorAll('.block-actions button, .block-actions select, .block-actions input')
        .length,
      clipped: wide
        .filter((each) => each.clientWidth > 0)
        .map((each) => `${each.tagName}.${each.className}: ${each.textContent?.slice(0, 60)}`),
    }
  })
}

test.each(situations)('%s', async (name, text) => {
  const phone = await openPhone()
  const box = phone.getByRole('main').getByRole('textbox')
  await box.focus()
  await phone.keyboard.insertText(`@slp-bot ${text}`)
  await phone.keyboard.press('Enter')
  const thread = phone.getByRole('region', { name: 'Thread' })
  const answer = thread.getByRole('article').nth(1)
  await answer.getByText('knowledge').last().waitFor()
  const found = await measure(answer)
  console.log(name, JSON.stringify(found))
  await answer.scrollIntoViewIfNeeded()
  await shot(phone, `card-${name.replaceAll(/\W+/g, '-')}`)
  await answer.screenshot({
    path: join(ROOT, 'test/browser/shots', `whole-${name.replaceAll(/\W+/g, '-')}.png`),
  })
  expect(found.clipped).toEqual([])
  expect(found.usable).toBeLessThanOrEqual(USABLE)
  expect(found.command).toBeLessThanOrEqual(PHONE.height)
  expect(found.height).toBeLessThanOrEqual(HIGH)
})

test('nothing broke on the way', () => {
  expect(complaints).toEqual([])
})
