import { afterEach, describe, expect, test } from 'vitest'
import { SlackError } from '../../src/errors.ts'
import { placeOf } from '../../src/playground/server/block-state.ts'
import type { Message } from '../../src/playground/server/workspace.ts'
import { openStore } from '../../src/store/open-store.ts'
import { eventually } from '../eventually.ts'
import { DNS_LINE, MANIFEST, quiet, type Stage, startBot, until } from './start-bot.ts'

// What real Slack does otherwise than one thinks, and the bot stands: ../shared/review/slack.md §2.
let stage: Stage
afterEach(() => stage?.close())

const ids = (message: Message | undefined) =>
  [...JSON.stringify(message?.blocks ?? []).matchAll(/"action_id":"(?<id>[a-z_0-9]+)"/g)].map(
    (found) => found.groups?.id,
  )

function valueIn({ blocks }: Message, action: string): string {
  const place = placeOf(blocks, action)
  return `${place?.element.value}`
}

describe('2.1: the buttons of an answer', () => {
  test('work at another bot on the same store, and after a restart', async () => {
    stage = await startBot()
    const { slack, olga, noc } = stage
    await olga.slash(noc, '/slp', 'explain what is a trust code')
    const [answer] = await until(() => olga.sees(noc).length > 0 && olga.sees(noc))
    expect(ids(answer)).toContain('share_answer')
    const target = await stage.replica()
    slack.deliverTo(target)
    await stage.app.stop()
    if (answer) await olga.click(noc, answer, 'share_answer')
    const shared = await until(() => slack.workspace.messages.get(noc.id)?.[0])
    expect(shared.text).toContain('Trust code')
  })

  test('of a message that was deleted say that it is gone, and the store has nothing of it', async () => {
    stage = await startBot()
    const { olga, noc, replies, store } = stage
    const asked = olga.post(noc, '@slp-bot my switch says that its trust code is not installed, what now?')
    const answer = await until(() => replies(noc, asked.ts)[0])
    const value = valueIn(answer, 'show_more')
    expect(await store.answers.find(value, '2000-01-01T00:00:00.000Z')).toBeTruthy()
    olga.remove(noc, asked)
    await quiet(stage)
    expect(await store.answers.find(value, '2000-01-01T00:00:00.000Z')).toBeUndefined()
    await olga.click(noc, answer, 'show_more')
    await until(() => olga.sees(noc).some(({ text }) => text.includes('this one is gone')))
  })

  test('stay no secret', async () => {
    stage = await startBot()
    const { olga, noc, store } = stage
    let kept = ''
    const { keep } = store.answers
    store.answers.keep = (answer, at) => {
      kept += answer.body
      return keep(answer, at)
    }
    await olga.slash(
      noc,
      '/slp',
      'explain leaf-1# license smart trust idtoken c2VjcmV0LXNlY3JldC1zZWNyZXQ force',
    )
    await until(() => olga.sees(noc).length > 0)
    expect(kept).toContain('slp.answer/1')
    expect(kept).not.toContain('c2VjcmV0')
  })
})

test('1.3: a message that is deleted while its answer waits gets none, neither below nor in the channel', async () => {
  stage = await startBot()
  const { slack, olga, noc, store } = stage
  slack.faults.add({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 2 })
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  await until(() => slack.calls.some(({ method }) => method === 'chat.postMessage'))
  olga.remove(noc, asked)
  await eventually(async () => (await store.outbox.unsent()) === 0)
  await quiet(stage)
  expect(slack.workspace.messages.get(noc.id)).toEqual([])
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage').length).toBe(1)
})

describe('2.3: what Slack says at the start', () => {
  test.each([
    ['internal_error', true],
    ['team_added_to_org', true],
    ['service_unavailable', true],
    ['invalid_auth', false],
    ['token_revoked', false],
    ['account_inactive', false],
  ])(
    '%s passes by itself: %s',
    async (error, passing) => {
      const { startFakeSlack } = await import('../../src/playground/server/fake-slack.ts')
      const slack = await startFakeSlack({ manifest: MANIFEST })
      slack.faults.add({ method: 'auth.test', kind: 'error', error, times: 9 })
      const { botToken, signingSecret } = slack.app
      const failed = await startBot({ config: { apiUrl: slack.apiUrl, botToken, signingSecret } }).catch(
        (reason: unknown) => reason,
      )
      await slack.stop()
      expect(failed).toBeInstanceOf(SlackError)
      expect((failed as SlackError).passing).toBe(passing)
    },
    15_000,
  )
})

// Slack waits three seconds from when it sends a command
test('2.4: a slow store and a long question are acknowledged in time together', async () => {
  const store = await openStore({ file: ':memory:' })
  const slow =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>, ms: number) =>
    async (...args: Args) => {
      await new Promise((resolve) => setTimeout(resolve, ms))
      return call(...args)
    }
  let ms = 0
  stage = await startBot({
    store: {
      ...store,
      inbox: { ...store.inbox, accept: (...args) => slow(store.inbox.accept, ms)(...args) },
    },
    engine: (engine) => ({ ...engine, explain: (...args) => slow(engine.explain, ms)(...args) }),
  })
  ms = 1700
  const { olga, noc } = stage
  const taken = await olga.slash(noc, '/slp', `explain ${DNS_LINE}`)
  expect(taken).toMatchObject({ acknowledged: true })
  await until(() => olga.sees(noc).length > 0)
})

describe('2.5: what only the one who clicks sees', () => {
  test('stands in the thread of the button', async () => {
    stage = await startBot()
    const { olga, noc, replies } = stage
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    const card = await until(() => replies(noc, asked.ts)[0])
    const value = /"value":"(?<id>[^" ]+) tac"/.exec(JSON.stringify(card.blocks))?.groups?.id
    await olga.choose(noc, card, 'card_menu', `${value} catchup`)
    const aside = await until(() => olga.sees(noc)[0])
    expect(aside.thread_ts).toBe(asked.ts)
  })

  test('at the end of the channel where the bot is not in it', async () => {
    stage = await startBot()
    const { slack, olga, noc, replies } = stage
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    const card = await until(() => replies(noc, asked.ts)[0])
    const value = /"value":"(?<id>[^" ]+) tac"/.exec(JSON.stringify(card.blocks))?.groups?.id
    noc.members.delete(slack.workspace.app.bot.id)
    await olga.choose(noc, card, 'card_menu', `${value} catchup`)
    const aside = await until(() => olga.sees(noc)[0])
    expect(aside.thread_ts).toBeUndefined()
  })
})

// Bolt's respond() would wait for ever, and with it the end of the process
test('2.12: an address for responses that never answers is given up', async () => {
  stage = await startBot()
  const { slack, olga, noc } = stage
  const elsewhere = slack.channel('elsewhere', [olga], { bot: false })
  const message = olga.post(elsewhere, DNS_LINE)
  slack.faults.add({ method: 'response_url', kind: 'hang' })
  await olga.menu(elsewhere, message, 'explain_message')
  await until(() => stage.log().includes('"listener":"explain_message"'), 9000)
  expect(stage.log()).toContain('a listener failed')
  expect(noc.id).toBeTruthy()
}, 15_000)

describe('2.6: a channel shared with others', () => {
  const file = [{ name: 'leaf.log', content: DNS_LINE }]

  test.each([
    ['alone', undefined],
    ['in an organisation', { id: 'E0000001', teams: ['T0000002'] }],
  ])(
    'files, which come without a team, are answered for our own people only (%s)',
    async (_, organisation) => {
      stage = await startBot({ watch: true })
      const { slack, olga, replies } = stage
      if (organisation) slack.workspace.organisation = organisation
      const colleague = slack.person('colleague', organisation?.teams[0])
      const stranger = slack.person('stranger', 'T0000099')
      const [one, two] = ['one', 'two'].map((name) => {
        const room = slack.channel(name, [olga, colleague, stranger], { shared: true })
        stage.watch(room)
        return room
      })
      if (!one || !two) throw new Error('no rooms')
      const ours = [olga.share(one, '@slp-bot', file), colleague.share(two, '@slp-bot', file)]
      await until(() => replies(one, ours[0]?.ts ?? '')[0])
      await until(() => replies(two, ours[1]?.ts ?? '')[0])
      const theirs = stranger.share(one, '@slp-bot', file)
      await quiet(stage)
      expect(replies(one, theirs.ts)).toEqual([])
      expect(stranger.sees(one)[0]?.text).toMatch(/only people of this workspace/)
    },
  )

  test('without the names of people, nobody is taken for ours whom the event does not tell', async () => {
    const manifest = MANIFEST.replaceAll(/ +- users:read\b.*\n/g, '')
    stage = await startBot({ watch: true, manifest })
    const { slack, olga, replies } = stage
    const shared = slack.channel('shared', [olga], { shared: true })
    stage.watch(shared)
    const shown = olga.share(shared, '@slp-bot', file)
    const typed = olga.post(shared, `@slp-bot ${DNS_LINE}`)
    await until(() => replies(shared, typed.ts)[0])
    await quiet(stage)
    expect(replies(shared, shown.ts)).toEqual([])
  })
})

test('2.13: an alerting app that is listed by its app is answered where it mentions the bot', async () => {
  stage = await startBot({ config: { alertBots: ['A0ALERTS'] } })
  const { slack, noc, replies } = stage
  const text = `<@${slack.workspace.app.bot.id}> ${DNS_LINE}`
  const listed = slack.alert(noc, { bot_id: 'B9', app_id: 'A0ALERTS', user: 'U9', text })
  await until(() => replies(noc, listed.ts)[0])
  const other = slack.alert(noc, { bot_id: 'B8', app_id: 'A0OTHER', user: 'U8', text })
  await quiet(stage)
  expect(replies(noc, other.ts)).toEqual([])
})

describe('2.9: what was said while the bot was down', () => {
  test('is heard at the next start, once: in the threads of open incidents and in watched channels', async () => {
    stage = await startBot({ watch: true })
    const { slack, olga, noc, replies } = stage
    const opened = olga.post(noc, DNS_LINE)
    await until(() => replies(noc, opened.ts)[0])
    const old = olga.post(noc, 'a chat that nobody means for the bot')
    await quiet(stage)
    await stage.app.stop()
    const missed = olga.post(noc, '@slp-bot status', { thread: opened.ts })
    const other = olga.post(
      noc,
      DNS_LINE.replaceAll('leaf-12', 'leaf-77').replace('COMM_FAILED', 'COMM_FAILED'),
    )
    await quiet(stage)
    expect(replies(noc, opened.ts).length).toBe(1)
    slack.deliverTo(await stage.replica())
    await until(() => replies(noc, opened.ts).some(({ text }) => text.includes('open since')), 9000)
    await until(() => replies(noc, other.ts).length + replies(noc, opened.ts).length >= 3, 9000)
    await quiet(stage)
    const before = slack.workspace.messages.get(noc.id)?.length
    await stage.replica()
    await quiet(stage)
    expect(slack.workspace.messages.get(noc.id)?.length).toBe(before)
    expect(replies(noc, old.ts)).toEqual([])
    expect(missed.thread_ts).toBe(opened.ts)
  }, 30_000)
})

describe('a mention below somebody else’s message', () => {
  test.each(['what is this?', '', 'can you look at that please'])(
    '“%s” is about the first one',
    async (words) => {
      stage = await startBot()
      const { slack, olga, noc, replies } = stage
      const root = slack.alert(noc, {
        subtype: 'bot_message',
        bot_id: 'B0ALERTS',
        attachments: [{ text: DNS_LINE }],
      })
      const asked = olga.post(noc, `@slp-bot ${words}`, { thread: root.ts })
      const card = await until(() => replies(noc, root.ts)[0])
      expect(card.text).toContain('leaf-12')
      await quiet(stage)
      expect(replies(noc, root.ts).length).toBe(1)
      expect(asked.thread_ts).toBe(root.ts)
    },
  )

  test('says what it lacks where it may not look; a question of its own is answered as such', async () => {
    stage = await startBot({ optionalScopes: false })
    const { olga, noc, replies } = stage
    const root = olga.post(noc, DNS_LINE)
    olga.post(noc, '@slp-bot', { thread: root.ts })
    const told = await until(() => replies(noc, root.ts)[0])
    expect(told.text).toContain('where I may look')
    const question = olga.post(noc, '@slp-bot what is a trust code?', { thread: root.ts })
    await until(() => replies(noc, root.ts)[1])
    expect(replies(noc, root.ts)[1]?.text).toContain('Trust code')
    expect(question.ts).toBeTruthy()
  })
})
