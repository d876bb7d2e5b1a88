import { describe, expect, test } from 'vitest'
import { installApp } from '../../../src/playground/server/app-settings.ts'
import { compose } from '../../../src/playground/server/composer.ts'
import { createWorkspace } from '../../../src/playground/server/workspace.ts'
import { bodyWithoutSecrets } from '../../../src/slack/delivery/body-without-secrets.ts'
import { inboxRow } from '../../../src/slack/delivery/inbox-row.ts'
import { readMessage } from '../../../src/slack/intake.ts'
import { DNS_LINE, MANIFEST } from '../../e2e/start-bot.ts'
import { SECRETS } from '../../text/samples-of-secrets.ts'

const workspace = createWorkspace(installApp(MANIFEST))

function eventOf(message: object): Record<string, unknown> {
  return {
    type: 'event_callback',
    token: 'verification-token-of-slack',
    team_id: 'T0000001',
    event_id: 'Ev1',
    event: { type: 'message', channel: 'C1', ts: '1.1', user: 'U1', ...message },
  }
}

/** The whole paste in each of the shapes in which Slack may bring it. */
const SHAPES: [name: string, message: (paste: string) => object][] = [
  ['typed', (paste) => compose(workspace, paste)],
  ['in a fence', (paste) => compose(workspace, `\`\`\`\n${paste}\n\`\`\``)],
  ['text alone', (paste) => ({ text: compose(workspace, paste).text })],
  [
    'a word an element',
    (paste) => ({
      text: '',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: paste.split(/(?<= )/).map((text) => ({ type: 'text', text })),
            },
          ],
        },
      ],
    }),
  ],
  ['an attachment', (paste) => ({ text: '', attachments: [{ text: paste.replaceAll('&gt;', '>') }] })],
]

describe.each(SHAPES)('%s', (_, message) => {
  test('no secret is left in what is kept', () => {
    const left = SECRETS.filter(([, paste, ...values]) => {
      const { body } = inboxRow(eventOf(message(paste)), '2026-11-24T02:00:00Z') ?? { body: '' }
      return values.some((value) => body.includes(JSON.stringify(value).slice(1, -1)))
    })
    expect(left).toEqual([])
  })
})

test('what has no secrets stays as it is, but for what Slack proves itself with', () => {
  const { token: _, ...rest } = eventOf(compose(workspace, `<@U0000002> ${DNS_LINE}`))
  expect(bodyWithoutSecrets({ token: 'x', ...rest })).toEqual(rest)
})

test('a field whose title says password loses its value', () => {
  const kept = bodyWithoutSecrets(
    eventOf({ text: '', attachments: [{ fields: [{ title: 'password', value: 'hunter2hunter2' }] }] }),
  )
  expect(JSON.stringify(kept)).not.toContain('hunter2')
})

test('what was asked of the bot is still asked', () => {
  const message = compose(workspace, 'license smart trust idtoken c2VjcmV0LXNlY3JldC1zZWNyZXQ force')
  const kept = bodyWithoutSecrets(eventOf({ ...message, text: `<@U0000002> ${message.text}` }))
  const { paste, addressed } = readMessage((kept as { event: object }).event, 'U0000002')
  expect(addressed).toBe(true)
  expect(paste).toContain('license smart trust idtoken [idtoken removed] force')
})

test('commands, clicks and modals are kept without secrets, and can be answered later', () => {
  const url = 'https://hooks.slack.com/commands/T1/123/AbCdEfGhIjKlMnOpQrStUvWx'
  const command = {
    command: '/slp',
    text: 'username jane password 0 hunter2hunter2',
    response_url: url,
    trigger_id: '1.2.3',
    token: 'old',
  }
  const row = inboxRow(command, '2026-11-24T02:00:00Z')
  expect(row).toMatchObject({ kind: 'command' })
  expect(row?.body).not.toContain('hunter2')
  expect(row?.body).toContain(url)
  expect(row?.id).not.toContain('1.2.3')
  const click = {
    type: 'block_actions',
    trigger_id: '4.5.6',
    actions: [{ value: 'password hunter2hunter2' }],
  }
  expect(inboxRow(click, '2026-11-24T02:00:00Z')?.body).not.toContain('hunter2hunter2')
  const view = {
    type: 'view_submission',
    trigger_id: '7.8',
    view: { state: { values: { a: { b: { value: 'snmp-server community s3cr3tcomm ro' } } } } },
  }
  expect(inboxRow(view, '2026-11-24T02:00:00Z')?.body).not.toContain('s3cr3tcomm')
})

test('the same delivery is kept under the same id, another one under another', () => {
  const at = '2026-11-24T02:00:00Z'
  expect(inboxRow(eventOf({ text: 'a' }), at)?.id).toBe(inboxRow(eventOf({ text: 'a' }), at)?.id)
  const click = (trigger: string) => ({ type: 'block_actions', trigger_id: trigger, actions: [] })
  expect(inboxRow(click('1'), at)?.id).not.toBe(inboxRow(click('2'), at)?.id)
  expect(inboxRow({ type: 'app_rate_limited' }, at)?.kind).toBe('app_rate_limited')
})

test('the largest message of Slack is done with in no time', () => {
  const lines = Array.from({ length: 230 }, (_, at) => DNS_LINE.replace('leaf-12', `leaf-${at}`)).join('\n')
  const event = eventOf(compose(workspace, lines))
  expect(JSON.stringify(event).length).toBeGreaterThan(80_000)
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now()
    inboxRow(event, '2026-11-24T02:00:00Z')
    return performance.now() - begun
  })
  expect(Math.min(...times)).toBeLessThan(100)
})
