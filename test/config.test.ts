import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chooseConnection, readConfig } from '../src/config.ts'
import { ConfigError } from '../src/errors.ts'
import { SETTINGS } from '../src/settings.ts'

describe('readConfig()', () => {
  test('nothing set gives the defaults', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      onDoubt: 'post',
      logLevel: 'info',
      watchChannels: [],
      alertBots: [],
      admins: [],
    })
  })

  test('an empty value is not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '  ', PORT: '' })).toEqual(readConfig({}))
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxp-user' }, 'SLACK_BOT_TOKEN must begin with xoxb-'],
    [{ SLACK_APP_TOKEN: 'xoxb-swapped' }, 'SLACK_APP_TOKEN must begin with xapp-'],
    [{ SLACK_API_URL: 'http://127.0.0.1:9/api' }, 'SLACK_API_URL must end in /api/'],
    [{ SLACK_API_URL: 'file:///etc/api/' }, 'SLACK_API_URL must be an http(s) address'],
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535'],
    [{ PORT: 'three' }, 'PORT must be a number from 0 to 65535'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
    [{ SLP_WATCH_CHANNELS: '#noc' }, 'SLP_WATCH_CHANNELS must be * or channel ids'],
    [{ SLP_ALERT_BOTS: 'B012AB, zabbix' }, 'SLP_ALERT_BOTS must be bot or app ids'],
    [{ DATABASE_URL: 'mysql://host/db' }, 'DATABASE_URL must be a postgres:// address'],
    [{ SLP_KEEP_DAYS: '0' }, 'SLP_KEEP_DAYS must be a number of days, 1 or more'],
    [{ SLP_ON_DOUBT: 'maybe' }, 'SLP_ON_DOUBT must be post or drop'],
    [{ SLP_ALERT_BOTS: '*' }, 'SLP_ALERT_BOTS must be bot or app ids'],
    [{ LLM_BASE_URL: 'http://127.0.0.1:1/v1' }, 'LLM_MODEL is not set'],
    [{ LLM_MODEL: 'tiny' }, 'LLM_BASE_URL is not set'],
    [{ LLM_BASE_URL: 'ftp://host/v1', LLM_MODEL: 'x' }, 'LLM_BASE_URL must be an http(s) address'],
    [{ LLM_BASE_URL: 'https://me:pw@host/v1', LLM_MODEL: 'x' }, 'LLM_BASE_URL must be an http(s) address'],
    [{ LLM_BASE_URL: 'https://host/v1?key=1', LLM_MODEL: 'x' }, 'LLM_BASE_URL must be an http(s) address'],
    [{ LLM_OFF_CHANNELS: '#noc' }, 'LLM_OFF_CHANNELS must be channel ids'],
    [{ LLM_ADMINS: 'olga' }, 'LLM_ADMINS must be user ids'],
    [{ LLM_SEND_EXCERPT: 'yes' }, 'LLM_SEND_EXCERPT must be 1 or 0'],
  ])('%j is refused in a sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
    expect(() => readConfig(env)).toThrow(ConfigError)
  })

  test('a model is set up by its address and its name; without them there is none', () => {
    expect(readConfig({}).model).toBeUndefined()
    expect(readConfig({ LLM_API_KEY: 'k', LLM_SEND_EXCERPT: '1' }).model).toBeUndefined()
    const set = {
      LLM_BASE_URL: 'http://127.0.0.1:11434/v1',
      LLM_MODEL: 'tiny',
      LLM_OFF_CHANNELS: 'C01AB, C02CD',
    }
    expect(readConfig(set).model).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      model: 'tiny',
      sendExcerpt: false,
      offChannels: ['C01AB', 'C02CD'],
      admins: [],
    })
  })

  test('all that is wrong is said at once, in one line, and no value is repeated', () => {
    const wrong = { SLACK_BOT_TOKEN: 'hunter2-secret', PORT: 'x' }

    const message = messageOf(() => readConfig(wrong))

    expect(message).toContain('SLACK_BOT_TOKEN')
    expect(message).toContain('PORT')
    expect(message).not.toContain('hunter2')
    expect(message).not.toContain('\n')
  })

  test('watched channels are a list of ids, or all', () => {
    expect(readConfig({ SLP_WATCH_CHANNELS: 'C012AB, G34' }).watchChannels).toEqual(['C012AB', 'G34'])
    expect(readConfig({ SLP_WATCH_CHANNELS: '*' }).watchChannels).toBe('all')
  })

  test('alerting bots are a list of ids', () => {
    expect(readConfig({ SLP_ALERT_BOTS: 'B012AB, A34' }).alertBots).toEqual(['B012AB', 'A34'])
  })
})

describe('chooseConnection()', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }

  test('Socket Mode wins where both are set', () => {
    const both = { ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }
    expect(chooseConnection(readConfig(both))).toBe('socket')
  })

  test('a signing secret alone is HTTP', () => {
    expect(chooseConnection(readConfig({ ...bot, SLACK_SIGNING_SECRET: 's' }))).toBe('http')
  })

  test.each([
    [{}, 'SLACK_BOT_TOKEN is not set'],
    [bot, 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set'],
  ])('%j: what is missing is said, and where to get it', (env, sentence) => {
    const message = messageOf(() => chooseConnection(readConfig(env)))
    expect(message).toContain(sentence)
    expect(message).toMatch(/OAuth & Permissions|Basic Information/)
  })
})

test('.env.example tells of each setting, in the words of src/settings.ts', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')

  for (const [name, what] of Object.entries(SETTINGS)) {
    expect(example).toContain(`\n${name}=\n`)
    expect(example.replaceAll('\n# ', ' ')).toContain(what.split(':')[0])
  }
  expect(example.match(/^[A-Z_]+=/gm)).toHaveLength(Object.keys(SETTINGS).length)
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  throw new Error('it did not throw')
}
