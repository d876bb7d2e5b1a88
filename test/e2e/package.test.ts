import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { ROOT } from '../conventions/sources.ts'
import { freePort } from '../store/start-postgres.ts'
import { DNS_LINE, MANIFEST, until } from './start-bot.ts'

// what `npm pack` makes, unpacked below node_modules, beside the dependencies of this clone
const place = mkdtempSync(join(tmpdir(), 'slp-package-'))
const installed = join(place, 'node_modules', 'slp-bot')
const data = join(place, 'data')
const node = dirname(process.execPath)
const env = { PATH: `${node}:${process.env.PATH ?? ''}`, HOME: place, npm_config_offline: 'true' }

beforeAll(() => {
  const made = execFileSync('npm', ['pack', '--silent', '--pack-destination', place], {
    cwd: ROOT,
    env: { ...process.env, PATH: env.PATH },
    encoding: 'utf8',
  })
  mkdirSync(installed, { recursive: true })
  const tarball = join(place, made.trim().split('\n').at(-1) ?? '')
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.'))
      symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name))
  mkdirSync(join(place, 'node_modules', '.bin'))
  for (const [name, file] of [
    ['slp', 'slp.js'],
    ['slp-bot', 'start.js'],
  ] as const) {
    chmodSync(join(installed, 'bin', file), 0o755)
    symlinkSync(join('..', 'slp-bot', 'bin', file), join(place, 'node_modules', '.bin', name))
  }
  writeFileSync(join(place, 'package.json'), '{"name":"somebody","version":"1.0.0"}')
  mkdirSync(data)
  chmodSync(data, 0o777)
  chmodSync(place, 0o755)
})
afterAll(() => {
  rmSync(place, { recursive: true, force: true })
  rmSync(join(ROOT, 'lib'), { recursive: true, force: true })
})

describe('the package', () => {
  test('has JavaScript and no TypeScript, no test, and nothing of a machine', () => {
    const files = readdirSync(installed, { recursive: true }).map(String)
    expect(files).toContain('lib/main.js')
    expect(files).toContain('dist/playground/index.html')
    expect(files.filter((path) => /\.ts$|^test|^src|\.env$|\.db$|node_modules/.test(path))).toEqual([])
  })

  test('npx slp explains a sample, and says its version', () => {
    const run = (...args: string[]) =>
      spawnSync('npx', ['slp', ...args], { cwd: place, env, encoding: 'utf8' })
    const explained = run('explain', '--sample')
    expect([explained.status, explained.stderr]).toEqual([0, ''])
    expect(explained.stdout).toContain('leaf-12')
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect(run('--version').stdout.trim()).toBe(version)
  })

  test('npx slp-bot opens the playground, without anything that builds', async () => {
    const bot = spawn('npx', ['slp-bot'], {
      cwd: place,
      env: { ...env, PORT: '0', DATA_DIR: data },
      detached: true,
    })
    const output = outputOf(bot)
    const url = await until(() => /http:\/\/localhost:\d+/.exec(output())?.[0], 60_000)
    const page = await (await fetch(url.replace('localhost', '127.0.0.1'))).text()
    expect(page).toContain('<script')
    expect(output()).not.toContain('building')
    process.kill(-(bot.pid ?? 0), 'SIGTERM')
    await once(bot, 'exit')
  })
})

describe('as it is run', () => {
  let slack: FakeSlack
  let port: number
  beforeEach(async () => {
    slack = await startFakeSlack({ manifest: MANIFEST, retryAfter: [] })
    port = await freePort()
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
  })
  afterEach(() => slack.stop())

  const settings = () => ({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.app.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    PORT: `${port}`,
    DATA_DIR: data,
  })

  /** Answers a paste, and ends with 0 when it is told to. */
  async function works(bot: ChildProcess, output: () => string): Promise<void> {
    const olga = slack.person('olga')
    const noc = slack.channel('noc', [olga])
    await until(() => output().includes('slp-bot is up') || (bot.exitCode !== null && output()), 60_000)
    expect(output()).toContain('slp-bot is up')
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => slack.thread(noc, asked.ts).length > 1, 20_000)
    // what stands before it, if anything, hands the signal on or is replaced by it
    bot.kill('SIGTERM')
    expect((await once(bot, 'exit'))[0]).toBe(0)
    expect(output()).toContain('"stopping"')
  }

  test("the systemd unit's command line starts the bot; its reload and its stop are what the bot understands", async () => {
    const unit = readFileSync(join(ROOT, 'docs/slp-bot.service'), 'utf8')
    const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
    const [program, ...args] = setting('ExecStart').split(' ')
    expect(program).toBe('/usr/bin/node')
    expect(setting('ExecReload')).toBe('/bin/kill -HUP $MAINPID')
    const given = Object.fromEntries(
      setting('Environment')
        .split(' ')
        .map((each) => each.split('=')),
    )
    const bot = spawn(process.execPath, args, {
      cwd: installed,
      env: { PATH: env.PATH, ...given, ...settings(), DATA_DIR: join(data, 'unit') },
    })
    const output = outputOf(bot)
    await until(() => output().includes('slp-bot is up'), 60_000)
    bot.kill('SIGHUP')
    await until(() => output().includes('the knowledge is the same'), 60_000)
    await works(bot, output)
  })

  // a mount of one's own needs root
  const isRoot = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0

  test.skipIf(!isRoot)(
    "the container's start line runs as its user on a tree that can't be written to",
    async () => {
      const file = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
      const command = JSON.parse(/^CMD (\[.*\])$/m.exec(file)?.[1] ?? '[]') as string[]
      const [uid = '', gid = ''] = /^USER (\d+):(\d+)$/m.exec(file)?.slice(1) ?? []
      const given = Object.fromEntries(
        (/^ENV (.*)$/m.exec(file)?.[1] ?? '').split(' ').map((each) => each.split('=')),
      )
      expect([command[0], uid, gid]).toEqual(['node', '10001', '10001'])
      const own = join(data, 'container')
      mkdirSync(own)
      chmodSync(own, 0o777)
      const bot = spawn(
        'unshare',
        [
          '-m',
          'sh',
          '-c',
          `mount --bind "$TREE" "$TREE" && mount -o remount,ro,bind "$TREE" && ! touch "$TREE/x" 2>/dev/null && cd "$TREE" && exec setpriv --reuid=${uid} --regid=${gid} --clear-groups --inh-caps=-all --no-new-privs "$@"`,
          'sh',
          process.execPath,
          ...command.slice(1),
        ],
        {
          env: { PATH: env.PATH, TREE: installed, ...given, ...settings(), HOST: '127.0.0.1', DATA_DIR: own },
        },
      )
      const output = outputOf(bot)
      await until(() => output().includes('slp-bot is up') || bot.exitCode !== null, 60_000)
      const health = /^HEALTHCHECK .*\\\n\s+CMD (\[.*\])$/m.exec(file)?.[1] ?? '[]'
      const [, ...check] = JSON.parse(health) as string[]
      expect(spawnSync(process.execPath, check, { env: { PORT: `${port}` } }).status).toBe(0)
      expect(readFileSync(`/proc/${bot.pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${uid}\\s`, 'm'))
      await works(bot, output)
      expect(spawnSync(process.execPath, check, { env: { PORT: `${port}` } }).status).toBe(1)
    },
  )
})

function outputOf(bot: ChildProcess): () => string {
  let output = ''
  for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk))
  return () => output
}
