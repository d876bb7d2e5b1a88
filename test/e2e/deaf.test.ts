import { expect, test } from 'vitest'
import { quiet, startBot, until } from './start-bot.ts'

// real Slack 1.5: one refused apps.connections.open at a reconnect, and the socket client never tries again
test('a bot whose reconnect was given up says so, to be started anew', async () => {
  let barks = 0
  const stage = await startBot({ socket: true, times: { deaf: 1500 }, onDeaf: () => barks++ })
  const { slack } = stage
  slack.faults.add({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth', times: 99 })
  slack.socket?.refresh()
  await until(() => slack.socket?.connections() === 0)
  await until(() => barks === 1)
  expect((await fetch(`${stage.base}/readyz`)).status).toBe(503)
  expect((await fetch(`${stage.base}/healthz`)).status).toBe(200)
  await stage.close()
  expect(barks).toBe(1)
})

test('one that connects again in time, or that is told to stop, does not', async () => {
  let barks = 0
  const stage = await startBot({ socket: true, times: { deaf: 12_000 }, onDeaf: () => barks++ })
  const { slack } = stage
  const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length
  slack.socket?.refresh('warning')
  await until(() => opened() === 2 && slack.socket?.connections() === 1, 11_000)
  await quiet(stage)
  await stage.close()
  expect(barks).toBe(0)
}, 20_000)
