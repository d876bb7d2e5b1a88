import type { SectionBlock } from '@slack/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emulatesOpinion, type Opinion, ourOpinion } from './second-opinion.ts'
import { refused } from './stage.ts'

/**
 * The same script against our fake and emulate 0.12.2, on the methods that both have. What a step gives must be equal,
 * ids and times told by their roles. Where emulate is known to be wrong (platform.md §4), a deviation says so by name,
 * and what either does instead.
 */
type Step = (slack: Opinion) => Promise<unknown>

const blocks: SectionBlock[] = [{ type: 'section', text: { type: 'mrkdwn', text: '*hello*' } }]
const metadata = { event_type: 'card', event_payload: { incident: 42 } }

const STEPS: Record<string, Step> = {
  async 'auth.test says who one is'({ bot, olga, ids }) {
    const [b, o] = [await bot.auth.test(), await olga.auth.test()]
    return [b.user_id === ids.bot, o.user_id === ids.olga, b.team_id === o.team_id, o.user]
  },
  async 'conversations.list and info'({ bot, channel }) {
    const { channels = [] } = await bot.conversations.list()
    const one = channels.find(({ id }) => id === channel)
    const { channel: told } = await bot.conversations.info({ channel })
    return [one?.name, one?.is_member, one?.is_private, told?.name, told?.is_archived]
  },
  async 'conversations.members and open'({ bot, channel, ids }) {
    const { members = [] } = await bot.conversations.members({ channel })
    const direct = await bot.conversations.open({ users: ids.olga })
    const again = await bot.conversations.open({ users: ids.olga })
    return [members.includes(ids.olga), members.includes(ids.bot), direct.channel?.id === again.channel?.id]
  },
  async 'channels that are not there'({ bot }) {
    return [
      await refused(bot.conversations.info({ channel: 'C9' })),
      await refused(bot.conversations.history({ channel: 'C9' })),
      await refused(bot.chat.postMessage({ channel: 'C9', text: 'x' })),
      await refused(bot.conversations.open({ users: 'U9' })),
    ]
  },
  async 'chat.postMessage, with blocks and metadata'({ bot, channel, ids }) {
    const posted = await bot.chat.postMessage({ channel, text: 'hello', blocks: blocks, metadata })
    const { message } = posted
    return [
      posted.channel === channel,
      posted.ts === message?.ts,
      message?.type,
      message?.text,
      message?.user === ids.bot,
      typesOf(message?.blocks),
    ]
  },
  async 'what has nothing in it'({ bot, channel }) {
    return [
      await refused(bot.chat.postMessage({ channel, text: '' })),
      await refused(bot.apiCall('chat.postMessage', { channel, text: 'x', blocks: {} })),
    ]
  },
  async 'a text of 45,000 characters'({ bot, channel }) {
    const { message } = await bot.chat.postMessage({ channel, text: 'x'.repeat(45_000) })
    return message?.text?.length
  },
  async 'a thread: replies, their count, what stands in the channel'({ bot, olga, channel }) {
    const { ts: root = '' } = await olga.chat.postMessage({ channel, text: 'root' })
    for (const text of ['one', 'two', 'three'])
      await bot.chat.postMessage({ channel, thread_ts: root, text, metadata })
    const read = await bot.conversations.replies({ channel, ts: root, include_all_metadata: true })
    const { messages: top = [] } = await bot.conversations.history({ channel, limit: 1 })
    return [
      read.messages?.map(({ text }) => text),
      read.messages?.slice(1).map(({ thread_ts }) => thread_ts === root),
      read.messages?.map(({ metadata }) => metadata),
      read.messages?.[0]?.reply_count,
      read.has_more ?? false,
      top[0]?.text,
    ]
  },
  async 'history comes newest first, and page by page'({ bot, channel }) {
    for (const text of ['a', 'b', 'c']) await bot.chat.postMessage({ channel, text })
    const first = await bot.conversations.history({ channel, limit: 2 })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await bot.conversations.history({ channel, limit: 1, cursor })
    const texts = [first, second].map(({ messages }) => messages?.map(({ text }) => text))
    return [texts, first.has_more]
  },
  async 'chat.update: what it leaves, whose it is'({ bot, olga, channel }) {
    const { ts = '' } = await bot.chat.postMessage({ channel, text: 'before', metadata })
    const updated = await bot.chat.update({ channel, ts, text: 'after', blocks: blocks })
    const { messages } = await bot.conversations.history({ channel, limit: 1, include_all_metadata: true })
    return [
      updated.text,
      updated.ts === ts,
      messages?.[0]?.text,
      typesOf(messages?.[0]?.blocks),
      messages?.[0]?.metadata,
      await refused(olga.chat.update({ channel, ts, text: 'mine' })),
      await refused(bot.chat.update({ channel, ts: '1.000001', text: 'x' })),
    ]
  },
  async 'chat.delete, and a permalink'({ bot, olga, channel }) {
    const { ts = '' } = await bot.chat.postMessage({ channel, text: 'gone soon' })
    const { permalink = '' } = await bot.chat.getPermalink({ channel, message_ts: ts })
    const stranger = await refused(olga.chat.delete({ channel, ts }))
    const deleted = await bot.chat.delete({ channel, ts })
    return [
      permalink.includes(channel),
      permalink.endsWith(`p${ts.replace('.', '')}`),
      stranger,
      deleted.ts === ts,
      await refused(bot.chat.delete({ channel, ts })),
      await refused(bot.chat.getPermalink({ channel, message_ts: ts })),
    ]
  },
  async 'an ephemeral stands in no history'({ bot, channel, ids }) {
    const shown = await bot.chat.postEphemeral({ channel, user: ids.olga, text: 'psst' })
    const { messages } = await bot.conversations.history({ channel, limit: 1 })
    return [shown.message_ts !== undefined, messages?.[0]?.text === 'psst']
  },
  async reactions({ bot, channel }) {
    const { ts: timestamp = '' } = await bot.chat.postMessage({ channel, text: 'react' })
    const at = { channel, timestamp, name: 'eyes' }
    return [
      await refused(bot.reactions.add(at)),
      await refused(bot.reactions.add(at)),
      (await bot.reactions.get({ channel, timestamp })).message?.reactions?.map(({ name }) => name),
      await refused(bot.reactions.remove(at)),
      await refused(bot.reactions.remove(at)),
      await refused(bot.reactions.add({ ...at, timestamp: '1.000001' })),
    ]
  },
  async 'users.info and bots.info'({ bot, ids }) {
    const { user } = await bot.users.info({ user: ids.olga })
    return [user?.id === ids.olga, user?.name, user?.is_bot, await refused(bot.users.info({ user: 'U9' }))]
  },
  async 'an upload into a thread, fetched again'({ bot, channel, token }) {
    const { ts: root = '' } = await bot.chat.postMessage({ channel, text: 'root' })
    await bot.filesUploadV2({
      channel_id: channel,
      thread_ts: root,
      initial_comment: 'For Cisco TAC',
      filename: 'incident-42.md',
      title: 'Incident 42',
      content: '# Incident 42\n',
    })
    const { messages } = await bot.conversations.replies({ channel, ts: root })
    const reply = messages?.[1]
    const file = reply?.files?.[0]
    const download = async (headers: Record<string, string>) =>
      fetch(file?.url_private ?? '', { headers }).then(async (got) => [
        got.status,
        got.status === 200 ? await got.text() : '',
      ])
    const { file: told } = await bot.files.info({ file: file?.id ?? '' })
    return [
      [reply?.text, reply?.thread_ts === root],
      [file?.name, file?.title, file?.size, told?.name],
      await download({ authorization: `Bearer ${token}` }),
      await download({}),
      await refused(bot.files.info({ file: 'F9' })),
    ]
  },
  async 'scheduled messages: taken, listed, taken back; not too far, not in the past'({ bot, channel }) {
    const now = Math.floor(Date.now() / 1000)
    const schedule = (post_at: number) => bot.chat.scheduleMessage({ channel, text: 'later', post_at })
    const { scheduled_message_id = '' } = await schedule(now + 3600)
    const { scheduled_messages } = await bot.chat.scheduledMessages.list({ channel })
    return [
      scheduled_messages?.map(({ text }) => text),
      await refused(bot.chat.deleteScheduledMessage({ channel, scheduled_message_id })),
      await refused(bot.chat.deleteScheduledMessage({ channel, scheduled_message_id })),
      await refused(schedule(now - 60)),
      await refused(schedule(now + 121 * 86_400)),
    ]
  },
  async 'views: a home tab, a trigger that is none, a view that is not there'({ bot, ids }) {
    const home = { type: 'home', blocks: blocks } as const
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: blocks } as const
    const published = await bot.views.publish({ user_id: ids.olga, view: home })
    return [
      [published.view?.type, published.view?.hash !== undefined],
      await refused(bot.views.open({ trigger_id: '1.2.x', view: modal })),
      await refused(bot.views.update({ view_id: 'V9', view: modal })),
    ]
  },
}

/** Where emulate is known to deviate: what each of the two does. */
const DEVIATIONS: Record<string, { step: Step; ours: unknown; emulate: unknown }> = {
  'metadata comes even where nobody asked for it': {
    async step({ bot, channel }) {
      const { ts = '' } = await bot.chat.postMessage({ channel, text: 'x', metadata })
      return (await bot.conversations.replies({ channel, ts })).messages?.[0]?.metadata !== undefined
    },
    ours: false,
    emulate: true,
  },
  'the head of a thread is not marked as one': {
    async step({ bot, channel }) {
      const { ts = '' } = await bot.chat.postMessage({ channel, text: 'root' })
      await bot.chat.postMessage({ channel, thread_ts: ts, text: 'reply' })
      return (await bot.conversations.replies({ channel, ts })).messages?.[0]?.thread_ts === ts
    },
    ours: true,
    emulate: false,
  },
  'a thread that is not there is an empty one': {
    step: ({ bot, channel }) => refused(bot.conversations.replies({ channel, ts: '1.000001' })),
    ours: 'thread_not_found',
    emulate: 'ok',
  },
  'history knows no oldest': {
    async step({ bot, channel }) {
      for (const text of ['a', 'b', 'c']) await bot.chat.postMessage({ channel, text })
      const { messages = [] } = await bot.conversations.history({ channel, limit: 3 })
      const oldest = messages[1]?.ts ?? ''
      return (await bot.conversations.history({ channel, oldest, limit: 3 })).messages?.map(
        ({ text }) => text,
      )
    },
    ours: ['c'],
    emulate: ['c', 'b', 'a'],
  },
  'blocks are not checked': {
    async step({ bot, channel }) {
      const post = (given: unknown) =>
        refused(bot.apiCall('chat.postMessage', { channel, text: 'x', blocks: given }))
      const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(5000) } }
      return [
        await post([{ type: 'nope' }]),
        await post(Array.from({ length: 60 }, () => ({ type: 'divider' }))),
        await post([section]),
      ]
    },
    ours: ['invalid_blocks', 'invalid_blocks', 'invalid_blocks'],
    emulate: ['ok', 'ok', 'ok'],
  },
  'markdown_text is not known': {
    step: ({ bot, channel }) => refused(bot.apiCall('chat.postMessage', { channel, markdown_text: '# x' })),
    ours: 'ok',
    emulate: 'no_text',
  },
  'a token that nobody gave is taken': {
    async step({ apiUrl }) {
      const answer = await fetch(`${apiUrl}auth.test`, {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-nobody' },
      })
      const { ok } = (await answer.json()) as { ok: boolean }
      return ok
    },
    ours: false,
    emulate: true,
  },
  'one posts where one is no member': {
    step: ({ bot, apart }) => refused(bot.chat.postMessage({ channel: apart, text: 'x' })),
    ours: 'not_in_channel',
    emulate: 'ok',
  },
  'a bot’s messages carry no bot_id': {
    async step({ bot, channel }) {
      return (await bot.chat.postMessage({ channel, text: 'x' })).message?.bot_id !== undefined
    },
    ours: true,
    emulate: false,
  },
  'nobody has a time zone': {
    async step({ bot, ids }) {
      return (await bot.users.info({ user: ids.olga })).user?.tz !== undefined
    },
    ours: true,
    emulate: false,
  },
  'an ephemeral is shown by who is no member': {
    step: ({ bot, apart, ids }) =>
      refused(bot.chat.postEphemeral({ channel: apart, user: ids.olga, text: 'psst' })),
    ours: 'not_in_channel',
    emulate: 'ok',
  },
  'assistant threads, Socket Mode and the check of blocks are not there: an HTTP error, no answer of Slack’s':
    {
      async step({ apiUrl, token }) {
        const headers = { authorization: `Bearer ${token}` }
        const methods = [
          'assistant.threads.setStatus',
          'apps.connections.open',
          'blocks.validate',
          'api.test',
        ]
        const answers = methods.map((method) => fetch(`${apiUrl}${method}`, { method: 'POST', headers }))
        return (await Promise.all(answers)).map(({ status }) => status)
      },
      ours: [200, 200, 200, 200],
      emulate: [404, 404, 404, 404],
    },
  'a scheduled message is never posted': {
    async step({ bot, channel }) {
      await bot.chat.scheduleMessage({ channel, text: 'due', post_at: Math.floor(Date.now() / 1000) + 2 })
      await new Promise((resolve) => setTimeout(resolve, 3000))
      return (await bot.conversations.history({ channel, limit: 1 })).messages?.[0]?.text
    },
    ours: 'due',
    emulate: expect.not.stringMatching(/^due$/),
  },
}

describe('our fake and emulate 0.12.2', () => {
  let ours: Opinion
  let emulates: Opinion
  beforeAll(async () => {
    ;[ours, emulates] = await Promise.all([ourOpinion(), emulatesOpinion()])
  })
  afterAll(() => Promise.all([ours.close(), emulates.close()]))

  test.each(Object.entries(STEPS))('agree on %s', async (_, step) => {
    expect(await step(ours)).toEqual(await step(emulates))
  })

  test.each(Object.entries(DEVIATIONS))(
    'differ where emulate deviates: %s',
    async (_, { step, ...expected }) => {
      expect(await step(ours)).toEqual(expected.ours)
      expect(await step(emulates)).toEqual(expected.emulate)
    },
  )
})

/** Blocks by their types and texts, without the ids that Slack gives them. */
function typesOf(given: unknown): unknown {
  return (given as { type: string; text: unknown }[]).map(({ type, text }) => [type, text])
}
