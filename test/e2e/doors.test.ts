import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { topModal } from '../../src/playground/server/views.ts'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

// a real Bolt app against the fake Slack, over both ways in
describe.each([{ socket: false }, { socket: true }])('the doors, Socket Mode $socket', ({ socket }) => {
  let stage: Stage

  beforeAll(async () => {
    stage = await startBot({ socket, watch: true })
  })
  afterAll(() => stage.close())

  test('a mention with a paste is answered in its thread, once, though it comes as two events', async () => {
    const { slack, olga, noc, replies } = stage
    const asked = olga.post(noc, `@slp-bot look at this:\n\`\`\`\n${DNS_LINE}\n\`\`\``)
    await until(() => replies(noc, asked.ts).length > 0)
    await quiet(stage)
    const kinds = slack.deliveries.map(({ payload }) => payload.event as { type: string; ts: string })
    expect(kinds.filter(({ ts }) => ts === asked.ts).map(({ type }) => type)).toEqual([
      'app_mention',
      'message',
    ])
    const [reply, ...more] = replies(noc, asked.ts)
    expect(more).toEqual([])
    expect(reply?.text).toContain('leaf-12')
    expect(JSON.stringify(reply?.blocks)).toContain('ip name-server')
    expect(JSON.stringify(reply?.blocks)).toContain('Line 2 says')
    expect(reply?.thread_ts).toBe(asked.ts)
  })

  test('a mention within a thread is answered in that thread', async () => {
    const { olga, pavel, noc, replies } = stage
    const root = olga.post(noc, 'lunch?')
    pavel.post(noc, `@slp-bot ${DNS_LINE}`, { thread: root.ts })
    const reply = await until(() => replies(noc, root.ts)[0])
    expect(reply.thread_ts).toBe(root.ts)
  })

  test('a mention without a paste in a thread that was answered says to paste it with the mention', async () => {
    const { olga, pavel, noc, replies } = stage
    const root = olga.post(noc, '@slp-bot hello')
    await until(() => replies(noc, root.ts)[0])
    pavel.post(noc, '@slp-bot', { thread: root.ts })
    const reply = await until(() => replies(noc, root.ts)[1])
    expect(reply.text).toMatch(/into the same message as the mention/)
  })

  test('a greeting gets help, with what to do in threads', async () => {
    const { olga, noc, replies } = stage
    const asked = olga.post(noc, '@slp-bot hello')
    const reply = await until(() => replies(noc, asked.ts)[0])
    expect(reply.text).toContain('/slp explain')
    expect(reply.text).toMatch(/slash commands in threads/)
  })

  test('a direct message is answered without a mention', async () => {
    const { olga, replies } = stage
    const asked = olga.post(olga.direct(), DNS_LINE)
    const reply = await until(() => replies(olga.direct(), asked.ts)[0])
    expect(reply.text).toContain('leaf-12')
  })

  test('a question in words is answered', async () => {
    const { olga, replies } = stage
    const asked = olga.post(olga.direct(), 'failed to receive report acknowledgment')
    const reply = await until(() => replies(olga.direct(), asked.ts)[0])
    expect(JSON.stringify(reply.blocks)).toContain('license smart sync')
  })

  test('an unsure question gets choices; a tap on one puts its answer in their place', async () => {
    const { slack, olga, replies } = stage
    const asked = olga.post(olga.direct(), 'our own server as an IP there')
    const offer = await until(() => replies(olga.direct(), asked.ts)[0])
    // whichever place it has among the choices
    const buttons = JSON.stringify(offer.blocks).split('"action_id":"')
    const pick = buttons.find((each) => each.includes('An old ip host line'))?.split('"', 1)[0]
    if (pick === undefined) throw new Error(`not among the choices: ${JSON.stringify(offer.blocks)}`)
    await olga.click(olga.direct(), offer, pick)
    const answer = await until(() =>
      replies(olga.direct(), asked.ts).find(({ blocks }) => !JSON.stringify(blocks).includes('pick_1')),
    )
    expect(answer.ts).toBe(offer.ts)
    expect(JSON.stringify(answer.blocks)).toContain('smartreceiver.cisco.com')
    await quiet(stage)
    expect(slack.workspace.messages.get(olga.direct().id)?.filter(({ ts }) => ts === offer.ts).length).toBe(1)
  })

  test('a line in a watched channel is answered unasked', async () => {
    const { olga, room, replies } = stage
    const noc = room()
    const posted = olga.post(noc, DNS_LINE)
    const reply = await until(() => replies(noc, posted.ts)[0])
    expect(reply.text).toContain('leaf-12')
  })

  test('/slp explain answers the asker alone; the button shares it, once', async () => {
    const { slack, olga, pavel, noc } = stage
    const before = olga.sees(noc).length
    await olga.slash(noc, '/slp', `explain ${DNS_LINE}`)
    const answer = await until(() => olga.sees(noc)[before])
    expect(answer.text).toContain('leaf-12')
    expect(pavel.sees(noc)).toEqual([])
    const shared = slack.workspace.messages.get(noc.id)?.length ?? 0
    await Promise.all([olga.click(noc, answer, 'share_answer'), olga.click(noc, answer, 'share_answer')])
    await quiet(stage)
    const messages = slack.workspace.messages.get(noc.id) ?? []
    expect(messages.length).toBe(shared + 1)
    expect(messages.at(-1)?.text).toBe(answer.text)
    expect(JSON.stringify(messages.at(-1)?.blocks)).not.toContain('share_answer')
    expect(olga.sees(noc).length).toBe(before)
  })

  test.each([
    ['help', /slash commands in threads/],
    ['', /slash commands in threads/],
    ['search what port does CSLU use', /topologies|concepts|procedures|causes|actions/],
    ['search zebra crossing', /Nothing in the knowledge base/],
    ['search', /Search for what/],
    ['list', /messages {2}12/],
    ['list causes', /causes\/dns-not-configured/],
    ['list zebras', /There is no kind zebras/],
    ['show causes/dns-not-configured', /causes\/dns-not-configured/],
    ['show nothing', /There is no entry nothing/],
    ['explain', /Explain what/],
    [DNS_LINE, /leaf-12/],
  ])('/slp %s', async (text, expected) => {
    const { olga, noc } = stage
    const before = olga.sees(noc).length
    await olga.slash(noc, '/slp', text)
    const answer = await until(() => olga.sees(noc)[before])
    expect(answer.text).toMatch(expected)
  })

  test('the button opens the rest for the one who clicks, and posts nothing', async () => {
    const { slack, olga, pavel, room, replies } = stage
    const noc = room()
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    const reply = await until(() => replies(noc, asked.ts)[0])
    await pavel.click(noc, reply, 'open_checklist')
    const view = await until(() => topModal(slack.workspace, pavel.user.id))
    await quiet(stage)
    const shown = JSON.stringify(view.blocks)
    for (const part of [
      /Unable to resolve/,
      /ip domain-lookup/,
      /Sources/,
      /The network does not reach the licensing server|The licensing port is blocked or closed/,
    ]) {
      expect(shown).toMatch(part)
    }
    expect(topModal(slack.workspace, olga.user.id)).toBeUndefined()
    expect(pavel.sees(noc)).toEqual([])
    expect(replies(noc, asked.ts).length).toBe(1)
  })

  test('"Explain with slp" answers in the thread of the message, the second time only to the asker', async () => {
    const { slack, olga, pavel, replies } = stage
    const quietly = slack.channel('elsewhere', [olga, pavel])
    const posted = olga.post(quietly, DNS_LINE)
    await quiet(stage)
    expect(replies(quietly, posted.ts)).toEqual([])
    await pavel.menu(quietly, posted, 'explain_message')
    await until(() => replies(quietly, posted.ts)[0])
    await pavel.menu(quietly, posted, 'explain_message')
    const private_ = await until(() => pavel.sees(quietly)[0])
    expect(private_.text).toContain('leaf-12')
    expect(replies(quietly, posted.ts).length).toBe(1)
  })

  test('"Explain with slp" in a channel that the bot is not in answers the asker', async () => {
    const { slack, olga, pavel, replies } = stage
    const without = slack.channel('without-the-bot', [olga, pavel], { bot: false })
    const posted = olga.post(without, DNS_LINE)
    await pavel.menu(without, posted, 'explain_message')
    const answer = await until(() => pavel.sees(without)[0])
    expect(answer.text).toContain('leaf-12')
    expect(replies(without, posted.ts)).toEqual([])
  })

  test('a very long paste gets one reply, which Slack takes as it is', async () => {
    const { pavel: olga, replies, log } = stage
    const lines = Array.from({ length: 220 }, (_, at) => DNS_LINE.replace('leaf-12', `leaf-${at}`))
    const asked = olga.post(olga.direct(), `\`\`\`\n${lines.join('\n')}\n\`\`\``)
    const reply = await until(() => replies(olga.direct(), asked.ts)[0], 15_000)
    await quiet(stage)
    expect(replies(olga.direct(), asked.ts).length).toBe(1)
    expect(reply.blocks?.length).toBeGreaterThan(5)
    expect(reply.text).toContain('leaf-0, leaf-1 and 218 more devices')
    expect(reply.text).toMatch(/and 21\d more\b/)
    expect(log()).not.toMatch(/invalid_blocks|too_long/)
  })

  test.each(['/healthz', '/readyz'])('%s answers', async (path) => {
    const response = await fetch(`${stage.base}${path}`)
    expect([response.status, await response.text()]).toEqual([200, 'ok'])
  })

  test('nothing of all that was pasted stands in the log', () => {
    expect(stage.log()).not.toMatch(/LICMGR|leaf-12|COMM_FAILED/)
  })
})
