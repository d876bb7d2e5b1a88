import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { openDeck } from '../../src/llm/cards.ts'
import { createClient } from '../../src/llm/client.ts'
import { createModel } from '../../src/llm/model.ts'
import { buildRequest } from '../../src/llm/request.ts'
import { createLog } from '../../src/log.ts'
import { ROOT } from '../conventions/sources.ts'
import { files, knowledge } from '../e2e/start-bot.ts'
import { tinyModel } from './llama/tiny-model.ts'

/** Where `.ci/run` puts node-llama-cpp; not a dependency of the project. */
const FOLDER = join(ROOT, '.llama')
const there = existsSync(join(FOLDER, 'node_modules', 'node-llama-cpp', 'package.json'))
if (!there) console.log('llama.cpp: skipped, node-llama-cpp is not in .llama (.ci/run installs it there)')

/** Patience for a machine that does other things too; the noise takes as long as it takes. */
const PATIENT = { overall: 120_000, attempt: 120_000 }

const SEED = 7
const REQUESTS = 8

const seedTold = `weights of seed ${SEED}`

describe.skipIf(!there)(`a real llama.cpp with a model that knows nothing, ${seedTold}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'slp-llama-'))
  let child: ChildProcess | undefined
  let baseUrl = ''

  beforeAll(async () => {
    const model = join(folder, 'tiny.gguf')
    writeFileSync(model, tinyModel(SEED))
    const server = join(import.meta.dirname, 'llama', 'server.mjs')
    const started = spawn(process.execPath, [server, FOLDER, model], { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    for await (const line of createInterface({ input: started.stdout })) {
      baseUrl = line
      break
    }
  }, 120_000)
  afterAll(() => {
    child?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test('under the grammar of our schema it names only ids that there are', { timeout: 300_000 }, async () => {
    const { entries, questions } = openDeck(knowledge)
    const client = await createClient({ baseUrl }, PATIENT.attempt)
    const named = new Set<string>()
    for (let number = 1; number <= REQUESTS; number++) {
      const material = { words: [{ row: 1, text: `question ${number}` }], features: [], excerpt: [] }
      const setting = { model: 'tiny', fence: '0'.repeat(24), form: 'json_schema', dialect: 'other' } as const
      const reply = await client(buildRequest(material, knowledge, setting), AbortSignal.timeout(120_000))
      expect(reply.tokens.in).toBeGreaterThan(10_000)
      expect(reply.end).toBe('stop')
      const said = JSON.parse(reply.text)
      expect(Object.keys(said).sort()).toEqual(['clarify', 'entry_ids', 'lines', 'verdict'])
      expect(['answer', 'clarify', 'refuse']).toContain(said.verdict)
      expect(['none', ...questions]).toContain(said.clarify)
      expect(said.entry_ids.filter((id: string) => !entries.includes(id))).toEqual([])
      for (const id of said.entry_ids) named.add(id)
    }
    console.log(`llama.cpp: ${REQUESTS} answers in form, ${named.size} different entries named`)
    // noise that names nothing would prove nothing
    expect(named.size).toBeGreaterThan(1)
  })

  test('the bot takes it or leaves it, and says whose choice it was', { timeout: 300_000 }, async () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line: string) => lines.push(line) })
    const config = { baseUrl, model: 'tiny', sendExcerpt: false, offChannels: [], admins: [] }
    const model = createModel(config, knowledge, log, { patience: PATIENT })
    const engine = createEngine(knowledge, files, model)
    for (const what of ['papers', 'stamps', 'badges']) {
      const answer = await engine.explain(`the box grumbles about its ${what} since the change`, {
        at: '2026-11-24T02:12:00.000Z',
        asked: true,
      })
      for (const { entry, chosenBy } of answer.evidence) {
        expect(chosenBy?.model).toBe('tiny')
        expect(openDeck(knowledge).entries).toContain(entry)
      }
    }
    expect(lines.filter((line) => line.includes('the model answered'))).toHaveLength(3)
    expect((await model.status()).breaker).not.toBe('denied')
  })
})
