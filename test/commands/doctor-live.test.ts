import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { examineLive } from '../../src/commands/examine-live.ts'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { ROOT } from '../conventions/sources.ts'
import { MANIFEST } from '../e2e/start-bot.ts'

let slack: FakeSlack

afterEach(() => slack.stop())

/** What the doctor finds in a channel of a workspace that lacks `scope`, or is as `prepare` makes it. */
async function live({
  scope = '',
  kind = 'group' as 'group' | 'channel',
  prepare = (_: FakeSlack) => {},
} = {}) {
  slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
  ;(slack.app.scopes as Set<string>).delete(scope)
  const channel = slack.channel('try', [slack.person('olga')], { kind })
  prepare(slack)
  const findings = await examineLive({ botToken: slack.app.botToken, apiUrl: slack.apiUrl }, channel.id)
  return {
    said: findings.map(({ state, text }) => `${state}: ${text.replace(`${channel.id}: `, '')}`),
    left: slack.workspace.messages.get(channel.id)?.length,
    files: slack.workspace.files.size,
  }
}

const WHOLE = [
  'ok: post a message',
  'ok: edit its message',
  'ok: reply in a thread',
  'ok: upload a file into the thread',
  'ok: read the thread back',
  'ok: add a reaction',
  'ok: delete its file',
  'ok: delete its messages',
]

test('all is allowed: eight things done, and nothing is left in the channel', async () => {
  expect(await live()).toEqual({ said: WHOLE, left: 0, files: 0 })
})

describe('one permission is missing', () => {
  test.each([
    ['chat:write', ["wrong: can't post a message: the app lacks the scope chat:write"], 0],
    ['files:write', ["wrong: can't upload a file into the thread: the app lacks the scope files:write"], 0],
    [
      'reactions:write',
      [expect.stringMatching(/^note: can't add a reaction: .* reactions:write; the channel/)],
      0,
    ],
    [
      'groups:history',
      [
        expect.stringMatching(
          /^note: can't read the thread back: .* groups:history; it hears mentions alone/,
        ),
        expect.stringMatching(/^note: the thread with the message of the file may be left/),
      ],
      2, // the message of the file, and Slack's word that the one above it was deleted
    ],
  ])('%s: only that is told of', async (scope, troubles, left) => {
    const found = await live({ scope })
    expect(found.said.filter((each) => !each.startsWith('ok'))).toEqual(troubles)
    expect(found).toMatchObject({ left, files: 0 })
  })

  test.each(['app_mentions:read', 'commands', 'im:history', 'channels:history', 'files:read', 'users:read'])(
    '%s: not needed to write in a private channel; `slp doctor` itself tells of it',
    async (scope) => {
      expect(await live({ scope })).toEqual({ said: WHOLE, left: 0, files: 0 })
    },
  )
})

describe('the workspace forbids it', () => {
  test('uploads: the bundle for TAC comes another way', async () => {
    const { said, left } = await live({
      prepare: ({ workspace }) => {
        workspace.uploadsRefused = 'file_uploads_disabled'
      },
    })
    expect(said.filter((each) => !each.startsWith('ok'))).toEqual([
      expect.stringMatching(/^wrong: can't upload .*: file_uploads_disabled: .* `slp incidents tac`$/),
    ])
    expect(left).toBe(0)
  })

  test.each([
    ['chat.postMessage', 'restricted_action', /some people to post there/],
    ['chat.postMessage', 'not_in_channel', /invite the bot/],
    ['chat.update', 'edit_window_closed', /a card will be posted again/],
    ['chat.delete', 'cant_delete_message', /can't delete its messages: cant_delete_message/],
  ])('%s answers %s', async (method, error, help) => {
    const { said } = await live({ prepare: ({ faults }) => faults.add({ method, kind: 'error', error }) })
    expect(said.filter((each) => each.startsWith('wrong'))).toEqual([expect.stringMatching(help)])
  })
})

test.each([
  ['slp doctor --live C…: in the report, and code 0', undefined, /ok +C\d+: delete its messages/, 0],
  [
    'a name in place of the ID: says where the ID is',
    '#general',
    /WRONG +--live takes the ID of a channel/,
    78,
  ],
])('%s', async (_, given, line, code) => {
  slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
  const channel = slack.channel('try', [slack.person('olga')])
  const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'doctor', '--live', given ?? channel.id], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.app.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const [status] = await once(child, 'close')
  expect(said).toMatch(line)
  expect(status).toBe(code)
})
