import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../conventions/sources.ts'

/** Runs a module in a process of its own that tells at its end which packages it has loaded. */
function packagesLoadedBy(code: string): string[] {
  const watch = `
    import { registerHooks } from 'node:module'
    const loaded = new Set()
    registerHooks({
      load(url, context, next) {
        const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url)?.[1]
        if (name) loaded.add(name)
        return next(url, context)
      },
    })
    ${code}
    console.log('LOADED ' + JSON.stringify([...loaded]))
  `
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', watch], {
    // no .env of a developer's there
    cwd: mkdtempSync(join(tmpdir(), 'slp-off-')),
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  })
  const told = /LOADED (?<list>.*)/.exec(stdout)?.groups?.list
  if (!told) throw new Error(stderr)
  return JSON.parse(told)
}

const from = (path: string) => JSON.stringify(join(ROOT, path))

/** A bot as main.ts makes it, asked something that it has no answer to. */
const bot = (config: string) => `
  const { createEngine } = await import(${from('src/engine.ts')})
  const { createModel } = await import(${from('src/llm/model.ts')})
  const { readKnowledgeFolder } = await import(${from('src/read-knowledge.ts')})
  const { loadKnowledge } = await import(${from('src/knowledge/load.ts')})
  const { createLog } = await import(${from('src/log.ts')})
  await import(${from('src/slack/app.ts')})
  const files = readKnowledgeFolder()
  const knowledge = loadKnowledge(files)
  const config = ${config}
  const engine = createEngine(knowledge, files, config && createModel(config, knowledge, createLog('silent')))
  await engine.explain('the box grumbles about its papers', { at: '2026-11-24T02:12:00.000Z', asked: true })
`

test('without LLM_BASE_URL the bot never loads openai', () => {
  const loaded = packagesLoadedBy(bot('undefined'))
  expect(loaded).toContain('zod')
  expect(loaded).not.toContain('openai')
})

test('nor does the terminal', () => {
  const loaded = packagesLoadedBy(`
    process.argv = [process.execPath, 'slp', 'explain', '--sample']
    const log = console.log
    console.log = () => {}
    await import(${from('src/cli.ts')})
    console.log = log
  `)
  expect(loaded).toContain('commander')
  expect(loaded).not.toContain('openai')
})

test('with it, it is loaded at the first question that needs it, so that the two above prove something', () => {
  const config = `{ baseUrl: 'http://127.0.0.1:9/v1', model: 'tiny', sendExcerpt: false, offChannels: [], admins: [] }`
  expect(packagesLoadedBy(bot(config))).toContain('openai')
})
