import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { MANIFEST } from '../e2e/start-bot.ts'

let slack: FakeSlack
beforeAll(async () => {
  slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
})
afterAll(() => slack.stop())

/** Posts as Olga, whose token anybody may guess, by a form as a page of any site can send it; gives the status. */
function post(headers: Record<string, string>): Promise<number | undefined> {
  const olga = slack.workspace.users.get(slack.person('olga').user.id)
  const channel = slack.channel('noc', [])
  const body = new URLSearchParams({ token: `xoxp-${olga?.id}`, channel: channel.id, text: 'x' }).toString()
  const { hostname, port } = new URL(slack.url)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path: '/api/chat.postMessage',
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

test('the local Slack answers the app and its people', async () => {
  expect(await post({})).toBe(200)
})

test.each([
  ['a form of another site', { origin: 'https://evil.example' }],
  ['a form of a page on this machine', { origin: 'http://127.0.0.1:9' }],
  ['a sandboxed page', { origin: 'null' }],
  ['another site without an origin', { 'sec-fetch-site': 'cross-site' }],
  ['a foreign name that resolves to this machine', { host: 'rebound.example:80' }],
])('the local Slack refuses %s', async (_, headers: Record<string, string>) => {
  expect(await post(headers)).toBe(403)
})
