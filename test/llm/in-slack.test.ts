import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { createModel, type Model } from '../../src/llm/model.ts'
import { createLog } from '../../src/log.ts'
import { DNS_LINE, files, knowledge, quiet, type Stage, startBot, until } from '../e2e/start-bot.ts'
import { answering, type FakeLlm, picking, startFakeLlm } from './fake-llm.ts'

/** Nothing that our own rules know; the number makes another question of it. */
const ask = (number: number) => `@slp-bot the piano grumbles about its strings, ${'x'.repeat(number)} it is`
const RIGHT = picking('issues/communication-failed')

// a real Bolt app against the fake Slack, and a model behind a real server
describe('a model in Slack', () => {
  let stage: Stage
  let server: FakeLlm
  let model: Model
  const logged: string[] = []
  let time = Date.parse('2026-11-24T02:00:00Z')

  beforeAll(async () => {
    // loaded once, so that no test waits for it
    await import('openai')
    server = await startFakeLlm(answering(RIGHT))
    stage = await startBot({
      watch: true,
      engine: (plain) => {
        const config = {
          baseUrl: server.baseUrl,
          model: 'tiny',
          sendExcerpt: false,
          offChannels: ['C0QUIET'],
          admins: [],
        }
        const log = createLog('debug', { write: (line: string) => logged.push(line) })
        model = createModel(config, knowledge, log, {
          now: () => time,
          patience: { overall: 4000, attempt: 3000 },
        })
        return { ...plain, ...createEngine(knowledge, files, model) }
      },
    })
  })
  afterAll(async () => {
    await stage.close()
    await server.close()
  })
  afterEach(() => {
    server.play(answering(RIGHT))
    // everybody's share is whole again
    time += 24 * 60 * 60_000
  })

  test('a question that nothing fits: a status while it thinks, one reply that says who chose, and was this right', async () => {
    const { slack, olga, noc, replies } = stage
    const before = slack.calls.length
    const asked = olga.post(noc, ask(1))
    const reply = await until(() => replies(noc, asked.ts)[0])
    await quiet(stage)
    expect(replies(noc, asked.ts)).toHaveLength(1)
    expect(JSON.stringify(reply.blocks)).toContain('language model tiny')
    const calls = slack.calls.slice(before)
    expect(calls.map(({ method }) => method)).toEqual(['assistant.threads.setStatus', 'chat.postMessage'])
    expect(calls[0]?.args).toMatchObject({ channel_id: noc.id, thread_ts: asked.ts })

    await olga.click(noc, reply, 'choice_wrong')
    const thanks = await until(() => olga.sees(noc).at(-1))
    expect(JSON.stringify(thanks)).toContain('Noted')
    const log = stage.log()
    expect(log).toContain('"right":false,"entries":["issues/communication-failed"]')
    expect(log + logged.join('')).not.toContain('grumbles')
  })

  // real Slack 2.15: whether a status shows depends on the app's features
  test('where Slack shows no status, the message has an hourglass until the reply is there', async () => {
    const { slack, olga, noc, replies } = stage
    const before = slack.calls.length
    slack.faults.add({
      method: 'assistant.threads.setStatus',
      kind: 'error',
      error: 'not_allowed_token_type',
    })
    const asked = olga.post(noc, ask(3))
    await until(() => replies(noc, asked.ts)[0])
    await quiet(stage)
    const calls = slack.calls.slice(before).filter(({ method }) => method.startsWith('reactions.'))
    expect(calls.map(({ method }) => method)).toEqual(['reactions.add', 'reactions.remove'])
    expect(calls[0]?.args).toMatchObject({ channel: noc.id, timestamp: asked.ts })
    expect(slack.thread(noc, asked.ts)[0]?.reactions ?? []).toEqual([])
  })

  test('what our own rules know makes no request, and neither does talk that nobody put to the bot', async () => {
    const { olga, noc, replies } = stage
    const before = server.got.length
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => replies(noc, asked.ts)[0])
    olga.post(noc, 'the piano grumbles about its strings since yesterday')
    await quiet(stage)
    expect(server.got.length).toBe(before)
  })

  test('a paste with a secret in it is not sent', async () => {
    const { olga, noc, replies } = stage
    const before = server.got.length
    const asked = olga.post(
      noc,
      '@slp-bot the piano grumbles about its strings, password 7 0822455D0A16544541',
    )
    await until(() => replies(noc, asked.ts)[0])
    expect(server.got.length).toBe(before)
  })

  test('a server that hangs: one reply, the one without it', async () => {
    const { olga, noc, replies } = stage
    server.play(() => {})
    const asked = olga.post(noc, ask(2))
    const reply = await until(() => replies(noc, asked.ts)[0])
    await quiet(stage)
    expect(replies(noc, asked.ts)).toHaveLength(1)
    expect(JSON.stringify(reply.blocks)).not.toContain('language model')
    expect(reply.text).toContain('I have no answer to that')
  })

  test('a person has five questions a minute', async () => {
    const { pavel, noc, replies } = stage
    const before = server.got.length
    for (let number = 10; number < 17; number++) {
      const asked = pavel.post(noc, ask(number))
      await until(() => replies(noc, asked.ts)[0])
    }
    expect(server.got.length - before).toBe(5)
  })

  test('/slp model: how it is, and its switch, for those who may', async () => {
    const { olga, noc, replies } = stage
    const told = async (words: string) => {
      const seen = olga.sees(noc).length
      await olga.slash(noc, '/slp', `model ${words}`)
      return JSON.stringify(await until(() => olga.sees(noc)[seen]))
    }
    const asks = async (number: number) => {
      const before = server.got.length
      const asked = olga.post(noc, ask(number))
      await until(() => replies(noc, asked.ts)[0])
      return server.got.length - before
    }
    expect(await told('status')).toContain('tiny')
    expect(await told('off')).toContain('LLM_ADMINS')
    expect(await asks(20)).toBe(1)

    ;(model.admins as string[]).push(olga.user.id)
    expect(await told('off')).toContain('is off')
    expect(await asks(21)).toBe(0)
    expect(await told('on')).toContain('is on')
    expect(await told('off here')).toContain('in this channel')
    expect(await asks(22)).toBe(0)
    const elsewhere = olga.direct()
    const before = server.got.length
    const asked = olga.post(elsewhere, ask(23).slice('@slp-bot '.length))
    await until(() => replies(elsewhere, asked.ts)[0])
    expect(server.got.length - before).toBe(1)
    expect(await told('on here')).toContain('on in this channel')
    expect(await asks(24)).toBe(1)
    expect(await told('nonsense')).toContain('/slp model')
  })

  test('in the thread of an incident the choice is one of its events, with its lines, model and knowledge', async () => {
    const { slack, olga, replies, store } = stage
    const noc = stage.room()
    const failed = olga.post(noc, `@slp-bot ${DNS_LINE.replace('leaf-12', 'leaf-77')}`)
    await until(() => replies(noc, failed.ts)[0])
    const asked = olga.post(noc, `hello\n${ask(30)}`, { thread: failed.ts })
    const said = await until(() =>
      replies(noc, failed.ts).find(({ blocks }) => JSON.stringify(blocks).includes('language model tiny')),
    )
    await quiet(stage)
    const row = await store.incidents.byThread(slack.workspace.team, noc.id, failed.ts)
    const events = await store.incidents.events(row?.id ?? '')
    expect(events.map(({ kind }) => kind)).toEqual(['pasted', 'pasted', 'chosen-by-model'])
    expect(events[1]).toMatchObject({ from: { channel: noc.id, ts: asked.ts } })
    expect(events[2]).toMatchObject({
      by: 'bot',
      choice: {
        model: 'tiny',
        knowledge: knowledge.version,
        entries: ['issues/communication-failed'],
        lines: [1],
      },
    })
    // what is on the card is still what the pastes say
    const before = server.got.length
    const [card] = replies(noc, failed.ts)
    expect(JSON.stringify(card?.blocks)).not.toContain('language model')
    olga.post(noc, 'leaf-77# show clock\n02:12:00.000 UTC Tue Nov 24 2026\nTime source is NTP', {
      thread: failed.ts,
    })
    await quiet(stage)
    expect(server.got.length).toBe(before)
    expect(said.thread_ts).toBe(failed.ts)
  })

  test('what a model chose opens no incident: a guess is no failure; a failure pasted below it does', async () => {
    const { slack, olga, replies, store } = stage
    const noc = stage.room()
    const asked = olga.post(noc, ask(40))
    const said = await until(() => replies(noc, asked.ts)[0])
    await quiet(stage)
    expect(JSON.stringify(said.blocks)).toContain('language model tiny')
    expect(await store.incidents.byThread(slack.workspace.team, noc.id, asked.ts)).toBeUndefined()
    olga.post(noc, `@slp-bot ${DNS_LINE.replace('leaf-12', 'leaf-78')}`, { thread: asked.ts })
    await quiet(stage)
    const row = await store.incidents.byThread(slack.workspace.team, noc.id, asked.ts)
    expect((await store.incidents.events(row?.id ?? '')).map(({ kind }) => kind)).toEqual(['pasted'])
  })

  test('a channel that the settings name is not asked about', async () => {
    expect(await model.switches.isOn('C0QUIET')).toBe(false)
    expect(await model.switches.isOn('C0LOUD')).toBe(true)
  })
})

test('without a model /slp model says so', async () => {
  const stage = await startBot()
  await stage.olga.slash(stage.noc, '/slp', 'model status')
  const told = await until(() => stage.olga.sees(stage.noc)[0])
  expect(JSON.stringify(told)).toContain('LLM_BASE_URL')
  await stage.close()
})
