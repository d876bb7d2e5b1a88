import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createRateLimits } from '../../src/playground/server/rate-limits.ts'
import { type Playground, refused, startPlayground } from './stage.ts'

let playground: Playground

beforeAll(async () => {
  playground = await startPlayground({ rateLimits: true })
})
afterAll(() => playground.close())

test('a message is posted at its time, unless it was taken back', async () => {
  const { bot, slack } = playground
  const olga = slack.person('olga')
  const noc = slack.channel('noc', [olga])
  const schedule = (post_at: number) => bot.chat.scheduleMessage({ channel: noc.id, text: 'later', post_at })
  const now = Math.floor(Date.now() / 1000)
  expect(await refused(schedule(now - 5))).toBe('time_in_past')
  expect(await refused(schedule(now + 121 * 86_400))).toBe('time_too_far')
  const far = await schedule(now + 3600)
  await schedule(now + 2)
  const { scheduled_messages } = await bot.chat.scheduledMessages.list({ channel: noc.id })
  expect(scheduled_messages).toHaveLength(2)
  const id = far.scheduled_message_id ?? ''
  const taken = () => refused(bot.chat.deleteScheduledMessage({ channel: noc.id, scheduled_message_id: id }))
  expect(await taken()).toBe('ok')
  expect(await taken()).toBe('invalid_scheduled_message_id')
  await vi.waitFor(() => expect(slack.workspace.messages.get(noc.id)).toHaveLength(1), 5000)
  expect(slack.workspace.scheduled.size).toBe(0)
})

test('a channel takes three posts at once, then one a second; the next one hears how long to wait', async () => {
  const { bot, slack } = playground
  const channels = ['a', 'b'].map((name) => slack.channel(name, []).id)
  const post = (channel = '') => refused(bot.chat.postMessage({ channel, text: 'x' }))
  for (const channel of channels) for (let at = 0; at < 3; at++) expect(await post(channel)).toBe('ok')
  expect(await post(channels[0])).toBe('slack_webapi_rate_limited_error')
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.app.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: channels[1], text: 'x' }),
  })
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1'])
})

test('other methods have so many calls a minute, which come back evenly', () => {
  let now = 0
  const limits = createRateLimits(() => now)
  const update = () => limits.take('chat.update', {})
  const first = Array.from({ length: 51 }, update)
  expect(first.filter((wait) => wait === undefined)).toHaveLength(50)
  expect(first[50]).toBe(2)
  now += 1200
  expect([update(), update()]).toEqual([undefined, 2])
  expect(limits.take('chat.getPermalink', {})).toBeUndefined()
})
