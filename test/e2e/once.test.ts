import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

describe.each([{ socket: false }, { socket: true }])(
  'one reply per message, Socket Mode $socket',
  ({ socket }) => {
    let stage: Stage

    beforeAll(async () => {
      stage = await startBot({ socket, watch: true })
    })
    afterAll(() => stage.close())

    test('however often it is delivered, one after the other and at the same time', async () => {
      const { slack, olga, noc, replies } = stage
      const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
      const first = slack.deliveries.slice(-2)
      await Promise.all([...first, ...first, ...first].map((each) => slack.redeliver(each)))
      await quiet(stage)
      for (const each of first) await slack.redeliver(each)
      await quiet(stage)
      expect(replies(noc, asked.ts).length).toBe(1)
    })

    test('an unasked one too', async () => {
      const { slack, olga, room, replies } = stage
      const noc = room()
      const posted = olga.post(noc, DNS_LINE)
      const [first] = slack.deliveries.slice(-1)
      if (first) await Promise.all(Array.from({ length: 20 }, () => slack.redeliver(first)))
      await quiet(stage)
      expect(replies(noc, posted.ts).length).toBe(1)
    })

    test('twenty messages at once get a reply each', async () => {
      const { olga, room, replies } = stage
      const noc = room()
      const asked = Array.from({ length: 20 }, (_, at) =>
        olga.post(noc, `@slp-bot ${DNS_LINE.replace('leaf-12', `leaf-${at}`)}`),
      )
      await until(() => asked.every(({ ts }) => replies(noc, ts).length > 0), 15_000)
      await quiet(stage)
      for (const [at, { ts }] of asked.entries()) {
        expect(replies(noc, ts).length).toBe(1)
        expect(replies(noc, ts)[0]?.text).toContain(`leaf-${at}`)
      }
    })

    test('a command and a click that arrive twice are done once, and acknowledged twice', async () => {
      const { slack, olga, noc } = stage
      await olga.slash(noc, '/slp', `explain ${DNS_LINE}`)
      await quiet(stage)
      const answer = olga.sees(noc).at(-1)
      const command = slack.deliveries.at(-1)
      const again = command && (await slack.redeliver(command))
      expect(again?.acknowledged).toBe(true)
      expect(again?.body ?? undefined).toBeUndefined()
      if (!answer) throw new Error('no answer')
      const before = olga.sees(noc).length
      await olga.click(noc, answer, 'show_more')
      const click = slack.deliveries.at(-1)
      if (click) expect((await slack.redeliver(click)).acknowledged).toBe(true)
      await quiet(stage)
      expect(olga.sees(noc).length).toBe(before)
      expect(slack.workspace.modals.get(olga.user.id)?.length).toBe(1)
    })
  },
)

describe('where a post goes wrong', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await startBot()
  })
  afterAll(() => stage.close())

  const method = 'chat.postMessage'

  async function ask() {
    const { slack, olga, room, replies } = stage
    const noc = room()
    const before = slack.calls.length
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await quiet(stage)
    // what an earlier test left in doubt may be posted meanwhile, elsewhere
    const posts = () =>
      slack.calls.slice(before).filter((call) => call.method === method && call.args.thread_ts === asked.ts)
        .length
    return { posts, replies: () => replies(noc, asked.ts) }
  }

  test('too many posts: waits as long as Slack says, and posts once', async () => {
    stage.slack.faults.add({ method, kind: 'ratelimited', retryAfter: 1 })
    const { posts, replies } = await ask()
    await until(() => replies().length > 0)
    expect([posts(), replies().length]).toEqual([2, 1])
  })

  test('too many posts, said within the answer: tries again', async () => {
    stage.slack.faults.add({ method, kind: 'error', error: 'ratelimited' })
    const { posts, replies } = await ask()
    await until(() => replies().length > 0)
    expect([posts(), replies().length]).toEqual([2, 1])
  })

  test('blocks that Slack refuses give way to plain text', async () => {
    stage.slack.faults.add({ method, kind: 'error', error: 'invalid_blocks' })
    const { posts, replies } = await ask()
    await until(() => replies().length > 0)
    expect([posts(), replies().length]).toEqual([2, 1])
    expect(replies()[0]?.blocks).toEqual([])
    expect(replies()[0]?.text).toContain('ip name-server')
  })

  test.each([
    ['the answer is lost', { kind: 'lost' }, 1],
    ['the post is taken late', { kind: 'late', ms: 50 }, 1],
    ['an error 500', { kind: 'http', status: 500 }, 0],
    ['an error that says nothing', { kind: 'error', error: 'internal_error' }, 0],
    ['a page instead of an answer', { kind: 'html' }, 0],
    ['a channel that is gone', { kind: 'error', error: 'channel_not_found' }, 0],
  ] as const)('%s: it is not posted again', async (_, fault, taken) => {
    stage.slack.faults.add({ method, ...fault })
    const { posts, replies } = await ask()
    expect([posts(), replies().length]).toEqual([1, taken])
    await until(() => stage.log().includes('a reply was not taken'))
  })

  test('a slow Slack gets one post', async () => {
    stage.slack.faults.add({ method, kind: 'slow', ms: 1500 })
    const { posts, replies } = await ask()
    expect([posts(), replies().length]).toEqual([1, 1])
  })
})

test('a listener that breaks says so to the asker and logs the same number, without the paste', async () => {
  const stage = await startBot({
    watch: true,
    engine: (engine) => ({ ...engine, explain: () => Promise.reject(new Error(`boom ${DNS_LINE}`)) }),
  })
  const { olga, noc, replies, log } = stage
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  const reply = await until(() => replies(noc, asked.ts)[0])
  const number = /runs me: (?<number>[0-9a-f]{8})/.exec(reply.text)?.groups?.number
  expect(log()).toContain(`"ref":"${number}"`)
  expect(log()).not.toContain('LICMGR')
  await olga.slash(noc, '/slp', DNS_LINE)
  expect((await until(() => olga.sees(noc)[0])).text).toMatch(/runs me: [0-9a-f]{8}/)
  const unasked = olga.post(noc, DNS_LINE)
  await quiet(stage)
  expect(replies(noc, unasked.ts)).toEqual([])
  await stage.close()
})
