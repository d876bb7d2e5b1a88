import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { probeServer } from '../../src/llm/probe-server.ts'
import { ROOT } from '../conventions/sources.ts'
import { answering, type FakeLlm, picking, sendJson, startFakeLlm } from '../llm/fake-llm.ts'
import { runSlp } from './run-slp.ts'

/** Made up: a question with names of a house in it, and a paste that no rule knows. */
const PASTE = `hi, since the move our box berlin-core-7 (10.28.13.90, admin jdoe@corp.example) grumbles about its papers
berlin-core-7# show clock detail of the papers
% the papers of 10.28.13.90 are refused by proxy.corp.example
`
const HOUSE = ['berlin-core-7', '10.28.13.90', 'jdoe', 'corp.example']
const ENTRY = 'issues/communication-failed'

describe('slp model preview', () => {
  test('shows what would be sent, without what names the house, and sends nothing', () => {
    const { status, stdout } = runSlp(['model', 'preview'], PASTE)
    expect(status).toBe(0)
    expect(stdout).toContain('nowhere: LLM_BASE_URL is not set')
    expect(stdout).toContain('L1| hi, since the move our box ⟦')
    for (const name of HOUSE) expect(stdout).not.toContain(name)
    // the paste itself only as features
    expect(stdout).not.toContain('are refused by')
  })

  test('with an excerpt too where the operator wants that, redacted like the rest', () => {
    const { stdout } = runSlp(['model', 'preview'], PASTE, { LLM_SEND_EXCERPT: '1' })
    const { stdout: same } = runSlp(['model', 'preview', '--excerpt'], PASTE)
    expect(same).toContain('are refused by ⟦')
    for (const name of HOUSE) expect(same).not.toContain(name)
    // a setting of a model that isn't set up is none
    expect(stdout).not.toContain('are refused by')
  })

  test.each([
    ['%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure', 'the bot knows an answer by itself'],
    ['the box grumbles about its papers, password 7 0822455D0A16544541', 'there is a secret in it'],
    ['hm', 'there is too little in it'],
  ])('%s: nothing would be sent', (paste, why) => {
    expect(runSlp(['model', 'preview'], paste).stdout).toBe(`Nothing would be sent: ${why}.\n`)
  })
})

describe('with a model', () => {
  let server: FakeLlm
  beforeAll(async () => {
    server = await startFakeLlm(answering(picking(ENTRY)))
  })
  afterAll(() => server.close())
  const settings = () => ({ LLM_BASE_URL: server.baseUrl, LLM_MODEL: 'tiny' })

  test('slp explain --model: the JSON says which evidence a model chose', async () => {
    const { status, stdout } = await slp(['explain', '--model', '--format', 'json'], PASTE, settings())
    expect(status).toBe(0)
    const { evidence, verdict } = JSON.parse(stdout)
    expect(evidence[0]).toMatchObject({
      entry: ENTRY,
      level: 'explained',
      chosenBy: { model: 'tiny', lines: [[1, 1]] },
    })
    expect(verdict.impact).toContain('language model tiny')
  })

  test('the preview is what is sent, but for the fence', async () => {
    const { stdout } = await slp(['model', 'preview', '--whole'], PASTE, settings())
    const sent = JSON.stringify(server.got.at(-1)).replaceAll(/[0-9a-f]{24}/g, '0'.repeat(24))
    expect(JSON.parse(sent)).toEqual(JSON.parse(stdout))
  })

  test('without --model nobody is asked', async () => {
    const before = server.got.length
    const { status } = await slp(['explain'], PASTE, settings())
    expect({ status, asked: server.got.length - before }).toEqual({ status: 1, asked: 0 })
  })

  test('a server that is not there is told on standard error, and the answer is the one without it', async () => {
    const nowhere = { LLM_BASE_URL: 'http://127.0.0.1:1/v1', LLM_MODEL: 'tiny' }
    const { status, stdout, stderr } = await slp(['explain', '--model'], PASTE, nowhere)
    expect(status).toBe(1)
    expect(stderr).toBe('slp: the model gave no answer (unavailable)\n')
    expect(stderr).not.toContain('papers')
    expect(stdout).toBe((await slp(['explain'], PASTE, nowhere)).stdout)
  })

  test('slp doctor says which model, and whether its server has it', async () => {
    server.play(({ response }) => sendJson(response, 200, { data: [{ id: 'tiny:latest' }] }))
    const { stdout } = await slp(['doctor'], '', { ...settings(), LLM_API_KEY: 'canary-key' })
    expect(stdout).toMatch(/ok {6}model tiny at 127\.0\.0\.1:\d+ answers/)
    expect(stdout).not.toContain('canary')
    const offline = await slp(['doctor', '--offline'], '', {
      LLM_BASE_URL: 'http://127.0.0.1:1/v1',
      LLM_MODEL: 'x',
    })
    expect(offline).toMatchObject({ status: 0, stdout: expect.stringContaining('model x at 127.0.0.1:1\n') })
  })

  test('what a server can say when it is asked for its models', async () => {
    const { baseUrl } = server
    const models = { data: [{ id: 'huge' }] }
    server.play(({ response }) => sendJson(response, 200, models))
    expect(await probeServer({ baseUrl }, 'huge')).toBe('answers')
    expect(await probeServer({ baseUrl: `${baseUrl}/` }, 'tiny')).toBe('lacks')
    server.play(({ response }) => sendJson(response, 401, {}))
    expect(await probeServer({ baseUrl, apiKey: 'k' }, 'tiny')).toBe('denied')
    expect(server.headers.at(-1)?.authorization).toBe('Bearer k')
    server.play(({ response }) => sendJson(response, 404, {}))
    expect(await probeServer({ baseUrl }, 'tiny')).toBe('answers')
    server.play(({ response }) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' })
      response.end()
    })
    expect(await probeServer({ baseUrl }, 'tiny')).toBe('unreachable')
  })
})

test('slp explain --model without a model says what to set', () => {
  const { status, stderr } = runSlp(['explain', '--model'], PASTE)
  expect(status).not.toBe(0)
  expect(stderr).toContain('LLM_BASE_URL and LLM_MODEL')
})

/** As runSlp, without blocking this process, which plays the model. */
function slp(args: string[], input: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
  })
  child.stdin.end(input)
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((done) =>
    child.on('close', (status) => done({ status, stdout, stderr })),
  )
}
