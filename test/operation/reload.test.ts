import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLog } from '../../src/log.ts'
import { createReload } from '../../src/operation/reload.ts'
import { DNS_LINE, files, knowledge } from '../e2e/start-bot.ts'

const OPTIONS = { at: '2026-11-24T03:00:00.000Z', asked: true }

/** The real knowledge base with other words in one sentence. */
const changed = files.map(({ path, text }) => ({
  path,
  text: path === 'release.yml' ? text.replace(/\d+"/, '99"') : text,
}))

function reloadOf(read: () => Promise<{ files: typeof changed } | { problems: string[] }>) {
  const engine = createEngine(knowledge, files)
  const lines: string[] = []
  const outcomes: boolean[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const reload = createReload(engine, log, { read, told: (taken) => void outcomes.push(taken) })
  return { engine, reload, outcomes, log: () => lines.join('') }
}

test('newer knowledge is in use at once, in the threads too', async () => {
  const { engine, reload, outcomes } = reloadOf(async () => ({ files: changed }))
  const before = await engine.explain(DNS_LINE, OPTIONS)
  const version = loadKnowledge(changed).version
  expect(await reload()).toEqual({ version, changed: true })
  expect(engine.knowledge.version).toBe(version)
  const after = await engine.explain(DNS_LINE, OPTIONS)
  const long = await engine.explain(`${DNS_LINE}\n`.repeat(200), OPTIONS)
  expect([before.knowledge, after.knowledge, long.knowledge]).toEqual([knowledge.version, version, version])
  expect(outcomes).toEqual([true])
  await engine.close()
})

test('a long paste that is under way ends with the knowledge that it began with', async () => {
  const { engine, reload } = reloadOf(async () => ({ files: changed }))
  const underWay = engine.explain(`${DNS_LINE}\n`.repeat(300), OPTIONS)
  await reload()
  expect((await underWay).knowledge).toBe(knowledge.version)
  await engine.close()
})

test('knowledge with a problem is refused whole, with all that is wrong, and the old one stays', async () => {
  const { engine, reload, outcomes, log } = reloadOf(async () => ({
    problems: ['causes/x.yml:3: titel is unknown', 'causes/y.yml:1: is missing'],
  }))
  expect(await reload()).toEqual({
    problems: ['causes/x.yml:3: titel is unknown', 'causes/y.yml:1: is missing'],
  })
  expect(engine.knowledge).toBe(knowledge)
  expect(outcomes).toEqual([false])
  expect(log()).toContain('newer knowledge is refused; the old one stays')
})

test('files that fail only here are refused too, and so is a folder that cannot be read', async () => {
  const broken = reloadOf(async () => ({ files: changed.filter(({ path }) => path !== 'replies.yml') }))
  expect(await broken.reload()).toEqual({ problems: ['replies.yml:1: is missing'] })
  const away = reloadOf(() => Promise.reject(new Error('EIO')))
  expect(await away.reload()).toMatchObject({ problems: [expect.stringContaining("can't be read")] })
  expect(away.engine.knowledge).toBe(knowledge)
})

test('two at once are one, and the same knowledge again changes nothing', async () => {
  let reads = 0
  const { reload, engine } = reloadOf(async () => {
    reads++
    return { files }
  })
  const [one, other] = await Promise.all([reload(), reload()])
  expect(reads).toBe(1)
  expect(one).toBe(other)
  expect(one).toEqual({ version: knowledge.version, changed: false })
  expect(engine.knowledge).toBe(knowledge)
})

test('the folder itself is read and checked in a thread', async () => {
  const engine = createEngine(knowledge, files)
  const reload = createReload(engine, createLog('silent'))
  expect(await reload()).toEqual({ version: knowledge.version, changed: false })
})
