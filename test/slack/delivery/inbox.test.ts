import { describe, expect, test } from 'vitest'
import { StoreError } from '../../../src/errors.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { DNS_LINE, quiet, startBot, until } from '../../e2e/start-bot.ts'
import { eventually } from '../../eventually.ts'

/** A store whose inbox takes deliveries as it is told to. */
async function storeThatTakes(accept: (take: () => Promise<boolean>) => Promise<boolean>): Promise<Store> {
  const store = await openStore({ file: ':memory:' })
  return { ...store, inbox: { ...store.inbox, accept: (row) => accept(() => store.inbox.accept(row)) } }
}

const away = () => Promise.reject(new StoreError('away', "the database can't be reached"))

describe.each([{ socket: false }, { socket: true }])('Socket Mode $socket', ({ socket }) => {
  test('what cannot be kept is not acknowledged, and is answered when it comes again', async () => {
    let down = 2
    const store = await storeThatTakes((take) => (down-- > 0 ? away() : take()))
    const stage = await startBot({ socket, store, optionalScopes: false })
    const { slack, olga, noc, replies } = stage
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    // over the socket Slack waits three seconds for each
    await until(() => replies(noc, asked.ts).length > 0, 15_000)
    await quiet(stage)
    expect((await slack.deliveries[0]?.result)?.attempts).toBe(3)
    expect(replies(noc, asked.ts).length).toBe(1)
    await stage.close()
  })

  test('an acknowledgment comes after the delivery is kept', async () => {
    const order: string[] = []
    const store = await storeThatTakes(async (take) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      const fresh = await take()
      order.push('kept')
      return fresh
    })
    const stage = await startBot({ socket, store, optionalScopes: false })
    const { slack, olga, noc } = stage
    olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await slack.deliveries[0]?.result.then(({ acknowledged }) => {
      if (acknowledged) order.push('acknowledged')
    })
    expect(order).toEqual(['kept', 'acknowledged'])
    await stage.close()
  })

  test('what was left by a process that died is answered at the next start, once', async () => {
    const store = await openStore({ file: ':memory:' })
    const keeping = { ...store, close: async () => {} }
    const first = await startBot({ socket, store: keeping, optionalScopes: false })
    // a question: what fails would go on in the incident of the first one
    const asked = first.olga.post(first.noc, '@slp-bot failed to receive report acknowledgment')
    await until(() => first.replies(first.noc, asked.ts).length > 0)
    const payload = first.slack.deliveries[0]?.payload
    await first.close()
    await store.inbox.accept({
      id: 'event Ev-left',
      kind: 'event',
      body: JSON.stringify({ ...payload, event_id: 'Ev-left' }).replaceAll(asked.ts, '1700000000.000100'),
      receivedAt: new Date().toISOString(),
    })
    const second = await startBot({ socket, store, optionalScopes: false })
    const { slack, noc } = second
    await eventually(async () => (await store.inbox.pending(1)).length === 0)
    await eventually(async () => (await store.outbox.unsent()) === 0)
    await quiet(second)
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage').length).toBe(1)
    expect(noc.id).toBeTruthy()
    await second.close()
  })
})

test('a store that takes too long is 503, and Slack tries again', async () => {
  let slow = 1
  const store = await storeThatTakes(async (take) => {
    if (slow-- > 0) await new Promise((resolve) => setTimeout(resolve, 2600))
    return take()
  })
  const stage = await startBot({ store, optionalScopes: false, retryAfter: [] })
  const { slack, olga, noc, replies } = stage
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  const [delivery] = slack.deliveries
  expect(await delivery?.result).toMatchObject({ acknowledged: false, status: 503 })
  // it was kept in the end: whoever looks next works it off, however Slack sees it
  await until(() => replies(noc, asked.ts).length > 0, 10_000)
  if (delivery) await slack.redeliver(delivery)
  await quiet(stage)
  expect(replies(noc, asked.ts).length).toBe(1)
  await stage.close()
})

test('a store that is away is 500', async () => {
  const store = await storeThatTakes(away)
  const stage = await startBot({ store, optionalScopes: false, retryAfter: [] })
  stage.olga.post(stage.noc, `@slp-bot ${DNS_LINE}`)
  expect(await stage.slack.deliveries[0]?.result).toMatchObject({ acknowledged: false, status: 500 })
  await stage.close()
})

test('secrets are not written, and what was worked off leaves nothing of the paste', async () => {
  const store = await openStore({ file: ':memory:' })
  const bodies: string[] = []
  const watching: Store = {
    ...store,
    inbox: {
      ...store.inbox,
      accept: (row) => {
        bodies.push(row.body)
        return store.inbox.accept(row)
      },
    },
  }
  const stage = await startBot({ store: watching })
  const { olga, noc, replies } = stage
  const asked = olga.post(
    noc,
    `@slp-bot leaf-1# license smart trust idtoken c2VjcmV0LXNlY3JldC1zZWNyZXQ force`,
  )
  await until(() => replies(noc, asked.ts).length > 0)
  await quiet(stage)
  expect(bodies.length).toBeGreaterThan(1)
  expect(bodies.join('')).toContain('[idtoken removed]')
  expect(bodies.join('')).not.toContain('c2VjcmV0')
  expect(await store.inbox.pending(9)).toEqual([])
  await stage.close()
})

test('a delivery that nobody can work off is given up some day, and told of', async () => {
  const store = await openStore({ file: ':memory:' })
  await store.inbox.accept({
    id: 'event Ev-bad',
    kind: 'event',
    body: '{"this is": not json',
    receivedAt: '2026-11-24T02:00:00.000Z',
  })
  for (let tries = 0; tries < 19; tries++) {
    const then = `2026-11-24T02:00:${tries + 10}.000Z`
    await store.inbox.take('event Ev-bad', then, then)
  }
  const stage = await startBot({ store, times: { sweep: 50 } })
  await until(() => stage.log().includes('a delivery is given up'))
  expect(await store.inbox.pending(9)).toEqual([])
  await stage.close()
})
