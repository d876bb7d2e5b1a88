import type { KnownBlock, ModalView } from '@slack/types'
import { pino } from 'pino'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { ensurePage } from '../../src/playground/build-page.ts'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel } from '../../src/playground/server/workspace.ts'
import { settingOf } from '../../src/playground/setting.ts'
import { openWebDoor, type WebDoor } from '../../src/playground/web-door.ts'
import { files, knowledge } from '../e2e/start-bot.ts'
import { type Playground, startPlayground, WHOLE_MANIFEST } from '../playground/stage.ts'
import { shot, startVisit, type Visit } from './stage.ts'

const MANIFEST = WHOLE_MANIFEST.replace('home_tab_enabled: false', 'home_tab_enabled: true')

const plain = (text: string) => ({ type: 'plain_text', text }) as const
const option = (value: string, text = value) => ({ text: plain(text), value })

/** A message with one of everything that can be used, by an app that only writes down what comes. */
const CARD: KnownBlock[] = [
  { type: 'header', text: plain('*Not bold* <b>, `no code`') },
  { type: 'section', text: { type: 'mrkdwn', text: '*bold* and `code` &lt;vrf&gt; <@U0000005>' } },
  {
    type: 'section',
    text: plain('How does the switch reach Cisco?'),
    accessory: {
      type: 'static_select',
      action_id: 'topology',
      placeholder: plain('topology'),
      options: [option('direct', 'Straight to CSSM'), option('cslu', 'Through CSLU')],
    },
  },
  {
    type: 'actions',
    block_id: 'steps',
    elements: [
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: [
          { ...option('dns', 'Set a DNS server'), description: plain('ip name-server') },
          option('ping', 'Ping the server'),
        ],
        initial_options: [{ ...option('dns', 'Set a DNS server'), description: plain('ip name-server') }],
      },
      { type: 'radio_buttons', action_id: 'one', options: [option('yes', 'Yes'), option('no', 'No')] },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('tac', 'Bundle for TAC'), option('note', 'Note')],
      },
      { type: 'datepicker', action_id: 'day', placeholder: plain('a day') },
      {
        type: 'button',
        action_id: 'force',
        text: plain('Do it'),
        style: 'danger',
        value: 'force',
        confirm: {
          title: plain('Sure?'),
          text: plain('The old one is lost.'),
          confirm: plain('Yes, do it'),
          deny: plain('No'),
        },
      },
    ],
  },
  { type: 'divider' },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'device' },
        { type: 'raw_text', text: 'times' },
      ],
      [
        { type: 'raw_text', text: 'leaf-12' },
        { type: 'raw_text', text: '4' },
      ],
    ],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: '1/2 · last *olga*' }] },
]

const MODAL: ModalView = {
  type: 'modal',
  title: plain('Skip a step'),
  submit: plain('Skip it'),
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: plain('Why'),
      hint: plain('One line'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
  ],
}

let app: Playground
let door: WebDoor
let visit: Visit
let page: Page
let main: Locator
let olga: Person
let noc: Channel

beforeAll(async () => {
  app = await startPlayground({ manifest: MANIFEST })
  olga = app.slack.person('olga')
  const pavel = app.slack.person('pavel')
  noc = app.slack.channel('noc', [olga, pavel])
  olga.direct()
  const engine = createEngine(knowledge, files)
  const setting = settingOf(app.slack, MANIFEST, knowledge.version, [olga, pavel], [])
  const log = pino({ level: 'silent' })
  const built = await ensurePage(() => {})
  const options = { slack: app.slack, engine, people: [olga, pavel], setting, page: built, log }
  door = await openWebDoor({ ...options, watched: new Set(), samples: new Map() }, 0)
  visit = await startVisit(door.url)
  page = await visit.open()
  main = page.getByRole('main', { name: 'Channel' })
  await app.bot.chat.postMessage({ channel: noc.id, text: 'card', blocks: CARD })
  await main.getByRole('article').waitFor()
})
afterAll(async () => {
  await visit.close()
  await door.close()
  await app.close()
})
beforeEach(() => {
  app.received.length = 0
  app.answer({})
})

/** The next action that reaches the app. */
async function action(): Promise<Record<string, unknown>> {
  for (;;) {
    const [payload] = app.received as { actions?: Record<string, unknown>[] }[]
    if (payload?.actions?.[0]) return payload.actions[0]
    await page.waitForTimeout(20)
  }
}

test('plain text stays plain, marked-up text is drawn, tables too', async () => {
  const card = main.getByRole('article')
  await card.getByRole('heading', { name: '*Not bold* <b>, `no code`' }).waitFor()
  expect(await card.locator('strong', { hasText: /^bold$/ }).count()).toBe(1)
  await card.getByText('<vrf>').waitFor()
  await card.getByText('@pavel').waitFor()
  await card.getByRole('cell', { name: 'leaf-12' }).waitFor()
  await shot(page, '11-kit')
})

test('checkboxes send all that is ticked, and keep it', async () => {
  await main.getByRole('checkbox', { name: /Ping the server/ }).check()
  expect(await action()).toMatchObject({
    type: 'checkboxes',
    block_id: 'steps',
    selected_options: [{ value: 'dns' }, { value: 'ping' }],
  })
  expect(await main.getByRole('checkbox', { name: /Set a DNS server/ }).isChecked()).toBe(true)
  const inThread = page.getByRole('region', { name: 'Messages of the thread' })
  expect(await inThread.getByRole('checkbox', { name: /Ping the server/ }).isChecked()).toBe(true)
})

test('a select, radio buttons, a date', async () => {
  await main.getByRole('combobox', { name: 'topology' }).selectOption('Through CSLU')
  expect(await action()).toMatchObject({ type: 'static_select', selected_option: { value: 'cslu' } })
  app.received.length = 0
  await main.getByRole('radio', { name: 'No' }).check()
  expect(await action()).toMatchObject({ type: 'radio_buttons', selected_option: { value: 'no' } })
  app.received.length = 0
  await main.getByLabel('a day').fill('2026-11-24')
  expect(await action()).toMatchObject({ type: 'datepicker', selected_date: '2026-11-24' })
})

test('an overflow menu', async () => {
  await main.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Bundle for TAC' }).click()
  expect(await action()).toMatchObject({ type: 'overflow', selected_option: { value: 'tac' } })
})

test('a button asks first where the app wants that', async () => {
  await main.getByRole('button', { name: 'Do it', exact: true }).click()
  await page.getByRole('dialog').getByText('The old one is lost.').waitFor()
  await page.keyboard.press('Escape')
  expect(app.received).toEqual([])
  await main.getByRole('button', { name: 'Do it', exact: true }).click()
  await shot(page, '12-confirm')
  await page.getByRole('button', { name: 'Yes, do it' }).click()
  expect(await action()).toMatchObject({ type: 'button', value: 'force' })
})

test('what one chose goes when the app changes the block, and the message changes before ones eyes', async () => {
  const [card] = app.slack.thread(noc, app.slack.workspace.messages.get(noc.id)?.[0]?.ts ?? '')
  const blocks = CARD.map((block) => (block.block_id === 'steps' ? { ...block, block_id: 'steps:2' } : block))
  await app.bot.chat.update({
    channel: noc.id,
    ts: card?.ts ?? '',
    text: 'card',
    blocks: blocks as KnownBlock[],
    // the table is one, and would meet the one that stands there
    attachments: [],
  })
  await page.waitForFunction(
    () => document.querySelectorAll('main input[type=checkbox]:checked').length === 1,
  )
})

test('a modal: what is wrong stands below the input, then it closes', async () => {
  await main.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Note' }).click()
  await action()
  const { trigger_id } = app.received[0] as { trigger_id: string }
  app.received.length = 0
  await app.bot.views.open({ trigger_id, view: MODAL })
  const dialog = page.getByRole('dialog', { name: 'Skip a step' })
  await dialog.getByRole('button', { name: 'Skip it' }).click()
  await dialog.getByText('Please complete this required field.').waitFor()
  app.answer({ body: { response_action: 'errors', errors: { why: 'Too short.' } } })
  await dialog.getByRole('textbox', { name: 'Why' }).fill('x')
  await dialog.getByRole('button', { name: 'Skip it' }).click()
  await dialog.getByText('Too short.').waitFor()
  await shot(page, '13-modal')
  expect(app.received.at(-1)).toMatchObject({
    type: 'view_submission',
    view: { state: { values: { why: { text: { value: 'x' } } } } },
  })
  app.answer({})
  await dialog.getByRole('button', { name: 'Skip it' }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('the home tab shows what the app published', async () => {
  await app.bot.views.publish({
    user_id: olga.user.id,
    view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Open: *2*' } }] },
  })
  await page.getByRole('button', { name: 'slp-bot' }).click()
  await page.getByRole('button', { name: 'Home' }).click()
  await page.getByText('Open: 2').waitFor()
})

test('a file of the app can be downloaded', async () => {
  await app.bot.filesUploadV2({
    channel_id: noc.id,
    filename: 'tac.md',
    content: '# For TAC\n',
    initial_comment: 'bundle',
  })
  await page.getByRole('button', { name: 'noc' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).last().click(),
  ])
  expect(download.suggestedFilename()).toBe('tac.md')
})

test('an app that does not answer is told so', async () => {
  app.answer({ status: 500 })
  await main.getByRole('combobox', { name: 'topology' }).selectOption('Straight to CSSM')
  await page.getByText('The app did not respond.').waitFor()
})

test('nothing broke on the way', () => {
  expect(visit.complaints).toEqual([])
})
