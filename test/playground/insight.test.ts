import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { insightOf } from '../../src/playground/insight.ts'
import { startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { threadOf } from '../../src/playground/server/workspace.ts'
import { DNS_LINE, files, knowledge, MANIFEST } from '../e2e/start-bot.ts'

const slack = await startFakeSlack({ manifest: MANIFEST })
const olga = slack.person('olga')
const noc = slack.channel('noc', [olga])
const engine = createEngine(knowledge, files)

afterAll(async () => {
  await slack.stop()
  await engine.close()
})

test('the panel numbers the lines of several files as the bot does', async () => {
  const { ts } = olga.share(noc, 'both switches', [
    { name: 'leaf-12.txt', content: `leaf-12# show clock\n${DNS_LINE}\n` },
    { name: 'leaf-13.txt', content: 'leaf-13# show license status\n' },
  ])
  const { paste, answer } = await insightOf(slack.workspace, engine, threadOf(slack.workspace, noc.id, ts))
  expect(paste.split('\n')).toEqual([
    'both switches',
    '```',
    'leaf-12# show clock',
    DNS_LINE,
    '```',
    '```',
    'leaf-13# show license status',
    '```',
  ])
  expect(answer.evidence.find(({ kind }) => kind === 'message')?.lines).toEqual([4, 4])
})
