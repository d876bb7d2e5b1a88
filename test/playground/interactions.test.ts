import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel, Message } from '../../src/playground/server/workspace.ts'
import { type Playground, refused, startPlayground } from './stage.ts'

let playground: Playground
let olga: Person
let pavel: Person
let noc: Channel

beforeAll(async () => {
  playground = await startPlayground()
  olga = playground.slack.person('olga')
  pavel = playground.slack.person('pavel')
  noc = playground.slack.channel('noc', [olga, pavel])
})
afterAll(() => playground.close())
beforeEach(() => {
  playground.received.length = 0
  playground.answer({})
})

const plain = (text: string) => ({ type: 'plain_text', text }) as const
const option = (value: string) => ({ text: plain(value), value })
const steps = (block: string) =>
  ({
    type: 'actions',
    block_id: block,
    elements: [
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: ['one', 'two', 'three'].map(option),
        initial_options: [option('one')],
      },
      {
        type: 'static_select',
        action_id: 'topology',
        placeholder: plain('how'),
        options: ['direct', 'cslu'].map(option),
      },
      { type: 'overflow', action_id: 'more', options: ['skip', 'reopen'].map(option) },
      { type: 'button', action_id: 'go', text: plain('Go'), value: 'v' },
    ],
  }) as const
const input = (block: string, action: string, optional = false) =>
  ({
    type: 'input',
    block_id: block,
    optional,
    label: plain('Why'),
    element: { type: 'plain_text_input', action_id: action },
  }) as const
const modal = (more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'reason',
  private_metadata: '#42',
  title: plain('Skip'),
  submit: plain('Skip it'),
  blocks: [input('why', 'text'), input('when', 'date', true)],
  ...more,
})

async function card(): Promise<Message> {
  const { ts } = await playground.bot.chat.postMessage({
    channel: noc.id,
    text: 'card',
    blocks: [steps('s1')],
  })
  const found = playground.slack.thread(noc, ts ?? '')[0]
  if (!found) throw new Error('no card')
  return found
}

function last() {
  return playground.received.at(-1) as Record<string, never> & { trigger_id: string }
}

test('checkboxes: what is ticked already goes along, each person has their own view of it', async () => {
  const message = await card()
  await olga.toggle(noc, message, 'two')
  expect(last()).toMatchObject({
    type: 'block_actions',
    user: { id: olga.user.id, username: 'olga' },
    channel: { id: noc.id },
    container: { type: 'message', message_ts: message.ts, is_ephemeral: false },
    message: { ts: message.ts, text: 'card' },
    actions: [
      {
        type: 'checkboxes',
        action_id: 'tick',
        block_id: 's1',
        selected_options: [option('one'), option('two')],
      },
    ],
    state: {
      values: {
        s1: {
          tick: { type: 'checkboxes', selected_options: [option('one'), option('two')] },
          topology: { type: 'static_select', selected_option: null },
        },
      },
    },
  })
  await olga.toggle(noc, message, 'one')
  expect(last().actions).toMatchObject([{ selected_options: [option('two')] }])
  await pavel.toggle(noc, message, 'three')
  expect(last().actions).toMatchObject([{ selected_options: [option('one'), option('three')] }])
})

test('an updated message: a client keeps what it chose by block id, and forgets it under a new one', async () => {
  const message = await card()
  await olga.toggle(noc, message, 'two')
  const again = { channel: noc.id, ts: message.ts, text: 'card' }
  await playground.bot.chat.update({ ...again, blocks: [steps('s1')] })
  await olga.toggle(noc, message, 'three')
  expect(last().actions).toMatchObject([{ selected_options: ['one', 'two', 'three'].map(option) }])
  await playground.bot.chat.update({ ...again, blocks: [steps('s2')] })
  await olga.toggle(noc, message, 'three')
  expect(last().actions).toMatchObject([{ block_id: 's2', selected_options: ['one', 'three'].map(option) }])
})

test('selects, overflow menus and buttons tell what was chosen', async () => {
  const message = await card()
  await olga.choose(noc, message, 'topology', 'cslu')
  expect(last().actions).toMatchObject([{ type: 'static_select', selected_option: option('cslu') }])
  await olga.choose(noc, message, 'more', 'skip')
  expect(last().actions).toMatchObject([{ type: 'overflow', selected_option: option('skip') }])
  expect(last().state).toMatchObject({ values: { s1: { topology: { selected_option: option('cslu') } } } })
  await olga.click(noc, message, 'go')
  expect(last().actions).toMatchObject([{ type: 'button', value: 'v', text: plain('Go') }])
  expect(await olga.choose(noc, message, 'topology', 'nowhere')).toEqual({
    refused: 'there is no such element',
  })
  expect(await olga.click(noc, message, 'gone')).toEqual({ refused: 'there is no such element' })
})

test('a block without an id gets one, and so does an element', async () => {
  const { message } = await playground.bot.chat.postMessage({
    channel: noc.id,
    text: 'x',
    blocks: [{ type: 'actions', elements: [{ type: 'button', text: plain('b') }] }],
  })
  const [block] = (message?.blocks ?? []) as { block_id: string; elements: { action_id: string }[] }[]
  expect(block?.block_id).toMatch(/^b\d+$/)
  expect(block?.elements[0]?.action_id).toMatch(/^a\d+$/)
})

test('a modal: opened by a trigger once, filled in, refused, corrected, closed', async () => {
  const { bot, answer, slack } = playground
  await olga.click(noc, await card(), 'go')
  const { trigger_id } = last()
  expect(await refused(bot.views.open({ trigger_id, view: modal() }))).toBe('ok')
  expect(await refused(bot.views.open({ trigger_id, view: modal() }))).toBe('invalid_trigger_id')
  expect(pavel.modal()).toBeUndefined()

  expect(await olga.submit({})).toEqual({ refused: 'Please complete this required field.' })
  answer({ body: { response_action: 'errors', errors: { why: 'say more' } } })
  expect(await olga.submit({ text: 'x' })).toMatchObject({ errors: { why: 'say more' } })
  expect(olga.modal()?.callback_id).toBe('reason')
  answer({})
  await olga.submit({ text: 'no such device' })
  expect(last()).toMatchObject({
    type: 'view_submission',
    user: { id: olga.user.id },
    view: {
      callback_id: 'reason',
      private_metadata: '#42',
      state: {
        values: {
          why: { text: { type: 'plain_text_input', value: 'no such device' } },
          when: { date: { type: 'plain_text_input', value: null } },
        },
      },
    },
  })
  expect(olga.modal()).toBeUndefined()
  expect(slack.workspace.modals.get(olga.user.id)).toEqual([])
})

test('modals lie on one another, three at most; each can be changed, and told of when closed', async () => {
  const { bot, answer } = playground
  const open = async () => {
    const message = await card()
    await olga.click(noc, message, 'go')
    return last().trigger_id
  }
  const { view } = await bot.views.open({ trigger_id: await open(), view: modal({ notify_on_close: true }) })
  await bot.views.push({ trigger_id: await open(), view: modal({ callback_id: 'second' }) })
  expect(olga.modal()).toMatchObject({
    callback_id: 'second',
    previous_view_id: view?.id,
    root_view_id: view?.id,
  })
  await bot.views.push({ trigger_id: await open(), view: modal() })
  expect(await refused(bot.views.push({ trigger_id: await open(), view: modal() }))).toBe(
    'push_limit_reached',
  )
  await olga.dismiss()
  await olga.dismiss()
  const changed = await bot.views.update({ view_id: view?.id ?? '', view: modal({ title: plain('Other') }) })
  expect(changed.view).toMatchObject({ id: view?.id, title: { text: 'Other' } })
  const stale = { view_id: view?.id ?? '', hash: view?.hash ?? '', view: modal() }
  expect(await refused(bot.views.update(stale))).toBe('hash_conflict')
  expect(await refused(bot.views.update({ view_id: 'V9', view: modal() }))).toBe('not_found')

  answer({ body: { response_action: 'push', view: modal({ callback_id: 'third' }) } })
  await olga.submit({ text: 'x' })
  expect(olga.modal()?.callback_id).toBe('third')
  answer({ body: { response_action: 'clear' } })
  await olga.submit({ text: 'x' })
  expect(olga.modal()).toBeUndefined()
})

test('who closes a modal is told of where the app asked for it', async () => {
  await olga.click(noc, await card(), 'go')
  await playground.bot.views.open({ trigger_id: last().trigger_id, view: modal({ notify_on_close: true }) })
  await olga.dismiss()
  expect(last()).toMatchObject({ type: 'view_closed', view: { callback_id: 'reason' }, is_cleared: false })
})

test('the home tab is published for one person', async () => {
  const view = { type: 'home' as const, blocks: [steps('h1')] }
  await playground.bot.views.publish({ user_id: olga.user.id, view })
  expect(pavel.home()).toBeUndefined()
  const home = olga.home()
  if (!home) throw new Error('no home')
  await olga.press(home, 'go')
  expect(last()).toMatchObject({
    type: 'block_actions',
    container: { type: 'view', view_id: home.id },
    view: { type: 'home' },
  })
  expect(last().channel).toBeUndefined()
})

test('an update leaves what it doesn’t name, and takes the blocks away where it gives text alone', async () => {
  const { bot, slack } = playground
  const message = await card()
  const at = { channel: noc.id, ts: message.ts }
  const metadata = { event_type: 'card', event_payload: { incident: 42 } }
  await bot.chat.update({ ...at, text: 'card', blocks: [steps('s1')], metadata })
  await bot.chat.update({ ...at, text: 'newer', blocks: [steps('s2')] })
  expect(slack.thread(noc, message.ts)[0]).toMatchObject({ text: 'newer', metadata })
  expect(message.edited).toBeUndefined()
  await bot.chat.update({ ...at, text: 'words' })
  expect(message.blocks).toBeUndefined()
  expect(message.edited?.user).toBe(slack.workspace.app.bot.id)
  expect(await refused(bot.chat.update({ ...at, text: 'x'.repeat(4001) }))).toBe('msg_too_long')
  expect(await refused(bot.chat.update({ channel: noc.id, ts: '1.000001', text: 'x' }))).toBe(
    'message_not_found',
  )
})
