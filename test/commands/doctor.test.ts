import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../../src/commands/examine-slack.ts'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { ROOT } from '../conventions/sources.ts'
import { MANIFEST } from '../e2e/start-bot.ts'
import { runSlp } from './run-slp.ts'

test('nothing set: says what each setting is and where to get it, and that the terminal works', () => {
  const { status, stdout } = runSlp(['doctor'])
  expect(status).toBe(0)
  expect(stdout).toContain('knowledge 20')
  expect(stdout).toContain('not set SLACK_BOT_TOKEN: bot token, begins with xoxb-')
  expect(stdout).toMatch(
    /Needed for Slack \(\d not set\)[\s\S]*SLACK_BOT_TOKEN[\s\S]*Optional \(\d+ not set\)[\s\S]*LLM_MODEL/,
  )
  expect(stdout).toContain('Slack: nothing set; the terminal works without it')
})

test('a wrong setting is exit code 78 and one line, without the value', () => {
  const { status, stdout } = runSlp(['doctor'], '', { SLACK_BOT_TOKEN: 'hunter2' })
  expect(status).toBe(78)
  expect(stdout).toContain('WRONG   SLACK_BOT_TOKEN must begin with xoxb-')
  expect(stdout).not.toContain('hunter2')
})

test('a bot token without a way in says which two there are', () => {
  const { status, stdout } = runSlp(['doctor', '--offline'], '', { SLACK_BOT_TOKEN: 'xoxb-1' })
  expect(status).toBe(78)
  expect(stdout).toContain('neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set')
})

test.each([
  [{ ok: true, user: 'slp', team: 'Acme' }, 'ok      Slack answers: @slp in Acme', 0],
  [{ ok: false, error: 'invalid_auth' }, 'WRONG   Slack refuses the bot token: invalid_auth', 78],
])('Slack is asked whether the token works: %j', async (answer, line, code) => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  const { status, stdout } = await doctor({
    SLACK_BOT_TOKEN: 'xoxb-canary',
    SLACK_SIGNING_SECRET: 's',
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
  })

  server.close()
  expect({ status, said: stdout.includes(line) }).toEqual({ status: code, said: true })
  expect(stdout).not.toContain('canary')
})

test('scopes that were left out, and what is lost without them', async () => {
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true, optionalScopes: false })
  const { status, stdout } = await doctor({ ...tokensOf(slack) })
  await slack.stop()
  expect(status).toBe(0)
  expect(stdout).toContain('ok      Slack opens a socket for the app-level token')
  expect(stdout).toMatch(
    /NOTE +without the optional scope channels:history: in public channels it hears mentions/,
  )
  expect(stdout).toMatch(/NOTE +without the optional scope users:read/)
})

test('with every scope there is nothing to note', async () => {
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
  const { stdout } = await doctor({ ...tokensOf(slack) })
  await slack.stop()
  expect(stdout).not.toMatch(/NOTE|WRONG/)
})

test('a scope that the bot needs', async () => {
  const slack = await startFakeSlack({ manifest: MANIFEST.replace(/ +- files:write.*\n/, ''), socket: true })
  const { status, stdout } = await doctor({ ...tokensOf(slack) })
  await slack.stop()
  expect(status).toBe(78)
  expect(stdout).toContain('WRONG   the app lacks the scope files:write: OAuth & Permissions > Scopes')
})

test('an app-level token that is none', async () => {
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
  const { status, stdout } = await doctor({ ...tokensOf(slack), SLACK_APP_TOKEN: 'xapp-canary' })
  await slack.stop()
  expect(status).toBe(78)
  expect(stdout).toContain('WRONG   Slack refuses the app-level token: invalid_auth; it needs the scope')
  expect(stdout).not.toContain('canary')
})

test('the doctor knows the scopes that manifest.yml asks for', () => {
  const { bot, bot_optional } = parse(MANIFEST).oauth_config.scopes
  expect([...NEEDED_SCOPES, ...bot_optional]).toEqual(bot)
  expect(Object.keys(OPTIONAL_SCOPES)).toEqual(bot_optional)
})

test('nobody answers at the address: one clear line', async () => {
  const { status, stdout } = await doctor({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:1/api/',
  })
  expect(status).toBe(78)
  expect(stdout).toContain('Slack could not be reached')
})

function tokensOf({ app, apiUrl }: FakeSlack) {
  return { SLACK_BOT_TOKEN: app.botToken, SLACK_APP_TOKEN: app.appToken, SLACK_API_URL: apiUrl }
}

/** As runSlp, without blocking this process, which plays Slack. */
function doctor(env: Record<string, string>): Promise<{ status: number | null; stdout: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'doctor'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
  })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  return new Promise((done) => child.on('close', (status) => done({ status, stdout })))
}
