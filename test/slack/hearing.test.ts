import { afterAll, expect, test } from 'vitest'
import { createHearing } from '../../src/slack/hearing.ts'
import { DNS_LINE, MANIFEST, quiet, type Stage, startBot, until } from '../e2e/start-bot.ts'

const ALL = ['channels:history', 'groups:history', 'mpim:history']

const NEVER = { conversations: { history: () => Promise.reject(new Error('asked')) } } as never

test.each([
  ['a channel with all scopes', ALL, 'C024BE7LH', true],
  ['a channel without any scope', [], 'C024BE7LH', false],
  ['a direct conversation without any scope', [], 'D024BE7LH', true],
  ['a channel where the scopes are unknown', undefined, 'C024BE7LH', true],
  ['a channel of a kind that nobody tells', ['channels:history'], 'C024BE7LH', false],
])('%s', async (_, scopes, channel, hears) => {
  expect(await createHearing(scopes, NEVER)(channel)).toBe(hears)
})

let stage: Stage
afterAll(() => stage?.close())

// issue 20, real Slack 2.14: ids of private channels begin with C today
test('a card says that it must be mentioned exactly where it is: public, private and a few people', async () => {
  const manifest = MANIFEST.replaceAll(/ +- (?:groups:history|message\.groups)\b.*\n/g, '')
  stage = await startBot({ manifest })
  const { slack, olga, pavel } = stage
  const says: Record<string, boolean> = {}
  for (const kind of ['channel', 'group', 'mpim'] as const) {
    const room = slack.channel(`a-${kind}`, [olga, pavel], { kind })
    const { ts } = olga.post(room, `@${slack.workspace.app.bot.name} ${DNS_LINE}`)
    const card = await until(() => stage.replies(room, ts)[0])
    await quiet(stage)
    says[kind] = card.text.includes('mention me in the message')
  }
  expect(says).toEqual({ channel: false, group: true, mpim: false })
})
