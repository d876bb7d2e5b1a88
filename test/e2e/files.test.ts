import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/engine.ts'
import type { Upload } from '../../src/playground/server/files.ts'
import type { Answer } from '../../src/reply/answer.ts'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

/** Constructed: a switch whose Smart URL is misspelt, in a long enough output to come as a snippet. */
const STATUS = [
  'leaf-12# show license status',
  'Utility:',
  '  Status: DISABLED',
  '',
  'Smart Licensing using Policy:',
  '  Status: ENABLED',
  '',
  'Transport:',
  '  Type: Smart',
  '  URL: https://smartreceiver.cisco.com/licservice/licence',
  '  Proxy:',
  '    Not configured',
  '  VRF: management',
  '',
  'Usage reporting:',
  '  Last ACK received: <none>',
  '  Next ACK deadline: <none>',
  '',
  'Trust Code installed: <none>',
  'leaf-12#',
].join('\n')

const NOISE = 'leaf-12# show clock\n02:11:09.123 UTC Tue Nov 24 2026\n'

const snippet: Upload = { name: 'canary-status.txt', content: STATUS }

/** What an answer says, without where in the paste it was said: a fence and a mention move lines. */
function gist({ verdict, facts, causes, checklist, ask }: Answer) {
  return {
    verdict,
    facts: facts.map(({ key, value, device }) => ({ key, value, device })),
    causes: causes.map(({ id, state, devices, needs }) => ({ id, state, devices, needs })),
    checklist: checklist.map(({ id, state }) => ({ id, state })),
    ask,
  }
}

describe.each([{ socket: false }, { socket: true }])('files, Socket Mode $socket', ({ socket }) => {
  let stage: Stage
  const answers: Answer[] = []

  beforeAll(async () => {
    const kept = (engine: Engine): Engine => ({
      ...engine,
      async explain(paste, options) {
        const answer = await engine.explain(paste, options)
        answers.push(answer)
        return answer
      },
    })
    stage = await startBot({ socket, watch: true, engine: kept })
  })
  afterAll(() => stage.close())

  /** Shares with a mention in a channel of its own; gives all that the bot says to it, as one. */
  async function ask(typed: string, ...uploads: Upload[]) {
    const { olga, room, replies } = stage
    const place = room()
    const { ts } = olga.share(place, `@slp-bot ${typed}`, uploads)
    await until(() => replies(place, ts)[0], 30_000)
    await quiet(stage)
    const said = replies(place, ts)
    return {
      text: said.map(({ text }) => text).join('\n'),
      blocks: said.flatMap(({ blocks }) => blocks ?? []),
    }
  }

  async function answerTo(post: () => string) {
    const before = answers.length
    const ts = post()
    const direct = stage.olga.direct()
    await until(() => stage.replies(direct, ts)[0] ?? stage.replies(stage.noc, ts)[0])
    const [answer, ...more] = answers.slice(before)
    if (!answer) throw new Error('nothing was explained')
    expect(more).toEqual([])
    return gist(answer)
  }

  test('a status in a message, in a fence, as a snippet, as a file and packed give the same answer', async () => {
    const { olga, noc } = stage
    const direct = olga.direct()
    const share = (typed: string, upload: Upload) => () => olga.share(direct, typed, [upload]).ts
    const typed = await answerTo(() => olga.post(direct, STATUS).ts)
    expect(typed.causes.find(({ id }) => id === 'causes/smart-url-wrong')?.state).toBe('supported')
    expect(typed.facts.length).toBeGreaterThan(3)
    const others = [
      () => olga.post(direct, `\`\`\`\n${STATUS}\n\`\`\``).ts,
      () => olga.post(noc, `@slp-bot\n${STATUS}`).ts,
      share('', snippet),
      share('', { ...snippet, hidden: true }),
      share('', { ...snippet, name: 'leaf-12.log', mode: 'hosted', mimetype: 'application/octet-stream' }),
      share('', { name: 'leaf-12.log.gz', mode: 'hosted', content: gzipSync(STATUS) }),
      share('', { ...snippet, content: STATUS.replaceAll('\n', '\r\n') }),
      () => olga.share(noc, '@slp-bot', [snippet]).ts,
    ]
    for (const post of others) expect(await answerTo(post)).toEqual(typed)
  })

  test('a prompt that is typed belongs to the output in the file', async () => {
    const output = STATUS.slice(STATUS.indexOf('\n') + 1).replace('\nleaf-12#', '')
    const before = answers.length
    const reply = await ask('leaf-99# show license status', { ...snippet, content: output })
    expect(answers[before]?.verdict.headline).toContain('leaf-99')
    expect(JSON.stringify(reply.blocks)).toContain('1 the message itself, 2–19 “canary-status.txt”')
  })

  test('of several files each is read, and the answer says whose lines are whose', async () => {
    const before = answers.length
    const second = { name: 'two.txt', content: `${DNS_LINE}\n` }
    const reply = await ask('', { ...snippet, name: 'one.txt' }, second)
    expect(JSON.stringify(reply.blocks)).toContain('1–22 “one.txt”, 23–25 “two.txt”')
    const devices = answers[before]?.evidence.map(({ lines, kind }) => [kind, lines[0]])
    expect(devices).toContainEqual(['show', 2])
    expect(devices).toContainEqual(['message', 24])
  })

  test('a file with a mention in a thread is answered in that thread, once', async () => {
    const { olga, pavel, room, replies } = stage
    const noc = room()
    const root = olga.post(noc, 'something is broken')
    pavel.share(noc, '@slp-bot', [snippet], { thread: root.ts })
    const reply = await until(() => replies(noc, root.ts)[0])
    await quiet(stage)
    expect(reply.text).toContain('leaf-12')
    expect(replies(noc, root.ts).length).toBe(1)
  })

  test('unasked it speaks about a snippet of licensing lines, and stays silent with noise', async () => {
    const { olga, room, replies, slack } = stage
    const noc = room()
    const lines = olga.share(noc, '', [{ name: 'log.txt', content: DNS_LINE }])
    expect((await until(() => replies(noc, lines.ts)[0])).text).toContain('leaf-12')
    const silent = [
      olga.share(noc, 'look at this', [{ name: 'clock.txt', content: NOISE }]),
      olga.share(noc, '', [
        { name: 'x.png', content: 'x', mode: 'hosted', mimetype: 'image/png', filetype: 'png' },
      ]),
      olga.share(noc, '', [{ name: 'x.log', content: Buffer.from([1, 0, 2]), mode: 'hosted' }]),
      olga.share(noc, '', [{ name: 'x.log', content: 'x'.repeat(2 * 1024 * 1024 + 1), mode: 'hosted' }]),
    ]
    await quiet(stage)
    slack.faults.add({ method: 'files-pri', kind: 'html' })
    silent.push(olga.share(noc, '', [{ name: 'y.log', content: DNS_LINE }]))
    await quiet(stage)
    expect(silent.flatMap(({ ts }) => replies(noc, ts).map(({ text }) => text))).toEqual([])
  })

  test('"Explain with slp" reads the files of a message', async () => {
    const { slack, olga, pavel, replies } = stage
    const elsewhere = slack.channel('elsewhere', [olga, pavel])
    const posted = olga.share(elsewhere, '', [snippet])
    await pavel.menu(elsewhere, posted, 'explain_message')
    expect((await until(() => replies(elsewhere, posted.ts)[0])).text).toContain('leaf-12')
    await pavel.menu(elsewhere, posted, 'explain_message')
    expect((await until(() => pavel.sees(elsewhere)[0])).text).toContain('leaf-12')
    const image = olga.share(elsewhere, '', [
      { name: 'screen.png', content: 'x', mode: 'hosted', mimetype: 'image/png', filetype: 'png' },
    ])
    await pavel.menu(elsewhere, image, 'explain_message')
    expect((await until(() => pavel.sees(elsewhere)[1])).text).toMatch(/“screen.png”.*isn't a text file/)
  })

  test.each<[string, Upload, RegExp]>([
    [
      'an image',
      { name: 'a.png', content: 'x', mode: 'hosted', mimetype: 'image/png', filetype: 'png' },
      /“a.png”.*isn't a text file/,
    ],
    [
      'bytes',
      { name: 'a.log', content: Buffer.from([104, 0, 105]), mode: 'hosted' },
      /its content isn't text/,
    ],
    [
      'a broken gzip',
      { name: 'a.gz', content: gzipSync(STATUS).subarray(0, 40), mode: 'hosted' },
      /the gzip file is damaged/,
    ],
    ['nothing', { name: 'a.txt', content: '' }, /nothing in “a.txt”/],
    ['too many bytes', { name: 'a.log', content: 'x'.repeat(2 ** 21 + 1), mode: 'hosted' }, /2 MiB a file/],
    [
      'more than it says',
      { name: 'a.log', content: 'x'.repeat(2 ** 21 + 1), mode: 'hosted', told: { size: 10 } },
      /2 MiB a file/,
    ],
    [
      'a bomb',
      { name: 'a.gz', content: gzipSync(Buffer.alloc(2 ** 25, 'x')), mode: 'hosted' },
      /8 MiB unpacked/,
    ],
    [
      'an address elsewhere',
      { ...snippet, told: { url_private: 'https://evil.example/x' } },
      /isn't stored in Slack/,
    ],
    ['a deleted file', { ...snippet, told: { mode: 'tombstone' } }, /gone/],
    [
      'a file that only its id tells, gone',
      { ...snippet, told: { id: 'F9', file_access: 'check_file_info' } },
      /gone/,
    ],
  ])('%s gets a sentence', async (_, upload, sentence) => {
    expect((await ask('', upload)).text).toMatch(sentence)
  })

  test.each([
    [{ kind: 'html' }, /lack the permission files:read/],
    [{ kind: 'redirect' }, /lack the permission files:read/],
    [{ kind: 'http', status: 401 }, /lack the permission files:read/],
    [{ kind: 'redirect', location: 'https://evil.example/x' }, /redirects me to another address/],
    [{ kind: 'http', status: 404 }, /gone/],
    [{ kind: 'http', status: 503 }, /doesn't deliver it right now/],
    [{ kind: 'lost' }, /doesn't deliver it right now/],
    [{ kind: 'endless' }, /too large/],
  ] as const)('a fault while it is fetched, %o, gets a sentence', async (fault, sentence) => {
    stage.slack.faults.add({ method: 'files-pri', ...fault })
    expect((await ask('', snippet)).text).toMatch(sentence)
  })

  test('what was typed is answered, with a sentence about a file that could not be read', async () => {
    stage.slack.faults.add({ method: 'files-pri', kind: 'html' })
    const reply = await ask(DNS_LINE, snippet)
    expect(reply.text).toContain('leaf-12')
    expect(JSON.stringify(reply.blocks)).toContain('lack the permission files:read')
  })

  test('a name of a file comes back as text only', async () => {
    const reply = await ask('', {
      name: '<!channel>*x*\u202e.png',
      content: 'x',
      mode: 'hosted',
      mimetype: 'image/png',
    })
    expect(reply.text).toContain('&lt;!channel&gt;')
    expect(JSON.stringify(reply.blocks)).not.toContain('\u202e')
  })

  test('a large file is answered from the worker', async () => {
    const content = `${DNS_LINE}\n`.repeat(6000)
    expect((await ask('', { name: 'large.log', content, mode: 'hosted' })).text).toContain('leaf-12')
  }, 40_000)

  test('neither text, nor names, nor the token stand in the log', () => {
    expect(stage.log()).toContain('a file was not read')
    expect(stage.log()).not.toMatch(/LICMGR|leaf-12|canary|smartreceiver|xoxb|files-pri|a\.png|screen/)
  })
})

test('without files:read a file gets a sentence, and text is answered as ever', async () => {
  const stage = await startBot({ optionalScopes: false })
  const { olga, replies } = stage
  const direct = olga.direct()
  for (const upload of [snippet, { ...snippet, hidden: true }]) {
    const asked = olga.share(direct, '', [upload])
    expect((await until(() => replies(direct, asked.ts)[0])).text).toMatch(/lack the permission files:read/)
  }
  const typed = olga.post(direct, DNS_LINE)
  expect((await until(() => replies(direct, typed.ts)[0])).text).toContain('leaf-12')
  await stage.close()
})
