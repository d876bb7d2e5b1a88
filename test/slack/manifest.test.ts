import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '@slack/bolt'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createEngine } from '../../src/engine.ts'
import { OFFICE_HOURS } from '../../src/incident/working-hours.ts'
import { createLog } from '../../src/log.ts'
import {
  EVENT_SCOPES,
  HISTORY,
  installApp,
  manifestProblems,
} from '../../src/playground/server/app-settings.ts'
import { METHODS } from '../../src/playground/server/methods/index.ts'
import { say } from '../../src/reply/say.ts'
import { createIncidents } from '../../src/slack/incident/incidents.ts'
import { createKeptAnswers } from '../../src/slack/kept-answers.ts'
import { registerListeners } from '../../src/slack/listeners/index.ts'
import { createPeople } from '../../src/slack/people.ts'
import { createSharedChannels } from '../../src/slack/shared-channels.ts'
import { createTurns } from '../../src/slack/turns.ts'
import { openStore } from '../../src/store/open-store.ts'
import { filesBelow, ROOT } from '../conventions/sources.ts'
import { files, knowledge, MANIFEST } from '../e2e/start-bot.ts'

const SCHEMA = join(ROOT, '../shared/slack/manifest-schema/manifest.schema.2.0.0.json')

const app = installApp(MANIFEST)
const manifest = parse(MANIFEST) as {
  features: { shortcuts: { callback_id: string; type: string }[] }
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } }
  settings: { socket_mode_enabled: boolean; interactivity: { is_enabled: boolean } }
}
const { bot, bot_optional } = manifest.oauth_config.scopes

/** What each scope is for: remove the use, and the scope has to go. */
const USES: Record<string, { event?: string; command?: boolean; call?: string }> = {
  'app_mentions:read': { event: 'app_mention' },
  'chat:write': { call: 'chat.postMessage' },
  commands: { command: true },
  'im:history': { event: 'message.im' },
  'channels:history': { event: 'message.channels' },
  'groups:history': { event: 'message.groups' },
  'mpim:history': { event: 'message.mpim' },
  'files:read': { call: 'files.info' },
  'reactions:write': { call: 'reactions.add' },
  'users:read': { call: 'users.info' },
  'files:write': { call: 'files.completeUploadExternal' },
}

/** Calls that need no scope, or one that is here. */
const CALLS = [
  'assistant.threads.setStatus',
  'auth.test',
  'chat.delete',
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'conversations.history',
  'conversations.replies',
  'files.completeUploadExternal',
  'files.getUploadURLExternal',
  'files.info',
  'reactions.add',
  'reactions.remove',
  'users.info',
  'views.open',
  'views.publish',
  'views.push',
  'views.update',
]

const store = await openStore({ file: ':memory:' })
const now = () => '2026-11-24T02:12:00.000Z'
const registered = listeners()

test('events, commands and shortcuts are declared, and each has its listener', () => {
  expect(registered.events.toSorted()).toEqual(
    [...new Set([...app.events].map((name) => name.split('.')[0]))].toSorted(),
  )
  expect(registered.commands).toEqual([...app.commands])
  expect(registered.shortcuts).toEqual([...app.shortcuts])
  expect(manifest.settings.interactivity.is_enabled).toBe(registered.actions.length > 0)
})

test('each button has its listener, and each listener its button', () => {
  const written = filesBelow('src/slack', '.ts')
    .filter(({ path }) => !path.includes('/listeners/'))
    .map(({ text }) => text)
    .join('\n')
  for (const action of registered.actions)
    expect(
      written.includes(`'${action}'`) ||
        written.includes(`\`${action.replace(/\d$/, '$')}`) ||
        written.includes(`'${action.replace('show_', '')}'`) ||
        (action.startsWith('word_') && written.includes('button(`word_$')) ||
        (action.startsWith('choose_') && written.includes('action_id: `choose_${')),
      action,
    ).toBe(true)
  const ids = [...written.matchAll(/(?:action_id: |button\(\s*)'(?<id>[a-z_]+)'/g)].map(
    (found) => found.groups?.id,
  )
  // `typed`, `fix` and `to` are inputs of modals
  for (const action of [
    ...ids.filter((id) => id !== 'typed' && id !== 'fix' && id !== 'to'),
    'show_why',
    'show_causes',
    'show_steps',
    'show_notes',
    'share_answer',
    'show_more',
    'open_checklist',
  ])
    expect(registered.actions).toContain(action)
})

test('each modal has its listener', () => {
  const written = filesBelow('src/slack/incident', '.ts')
    .map(({ text }) => text)
    .join('\n')
  for (const view of registered.views) expect(written).toContain(`'${view}'`)
  expect(registered.views.length).toBe(4)
})

test('each scope has its use, and what is used has its scope', () => {
  expect(bot.toSorted()).toEqual(Object.keys(USES).toSorted())
  for (const { event } of Object.values(USES)) if (event) expect(app.events).toContain(event)
  // somebody's opening of the home tab needs none
  for (const event of app.events)
    expect(['app_home_opened', ...Object.values(USES).map((use) => use.event)]).toContain(event)
  const calls = filesBelow('src/slack', '.ts').flatMap(({ text }) =>
    [...text.matchAll(/client\.(?<call>[a-z]+\.[a-zA-Z.]+)\(/g)].map((found) => found.groups?.call ?? ''),
  )
  expect([...new Set(calls)].filter((call) => call !== 'client.disconnect').toSorted()).toEqual(
    CALLS.toSorted(),
  )
})

test('only reading along in channels, reading files and names are optional', () => {
  expect(bot_optional).toEqual([
    'channels:history',
    'groups:history',
    'mpim:history',
    'files:read',
    'reactions:write',
    'users:read',
  ])
})

// docs.slack.dev/authentication/installing-with-oauth: "Optional scopes must also be listed in the corresponding bot …"
test("Slack's rules beyond the schema: optional scopes stand in both lists, each event's scope in `bot`", () => {
  expect(manifestProblems(MANIFEST)).toEqual([])
  const inOne = MANIFEST.replace(/ +- files:read # .*\n/, '')
  expect(manifestProblems(inOne)).toEqual(['optional scope files:read must also be listed in bot'])
  const noScope = MANIFEST.replaceAll(/ +- groups:history.*\n/g, '')
  expect(manifestProblems(noScope)).toEqual(['event message.groups needs the scope groups:history in bot'])
  expect(() => installApp(noScope)).toThrow("can't translate a manifest")
  expect([...installApp(MANIFEST, { optional: false }).scopes]).toEqual(
    bot.filter((scope) => !bot_optional.includes(scope)),
  )
})

test('the scopes are the least that the calls, events and commands need', () => {
  const ofCalls = CALLS.flatMap((call) => METHODS.get(call)?.scope ?? [])
  const ofEvents = [...app.events].flatMap((event) => EVENT_SCOPES[event] ?? [])
  const least = new Set([...ofCalls, ...ofEvents, 'commands'])
  expect(bot.toSorted()).toEqual([...least].toSorted())
  expect(CALLS.filter((call) => call.startsWith('conversations.'))).toEqual([
    'conversations.history',
    'conversations.replies',
  ])
  expect(Object.values(HISTORY).filter((scope) => !bot.includes(scope))).toEqual([])
})

test('the help names every command', () => {
  for (const command of app.commands) expect(say(knowledge, 'slack.help-command')).toContain(command)
})

test("Slack's own schema accepts it", ({ skip }) => {
  if (!existsSync(SCHEMA)) skip(`${SCHEMA} is not here`)
  const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(
    JSON.parse(readFileSync(SCHEMA, 'utf8')),
  )
  validate(parse(MANIFEST))
  expect(validate.errors).toBeNull()
  const broken = { ...parse(MANIFEST), settings: { nonsense: true } }
  expect(validate(broken)).toBe(false)
})

/** What the bot registers at Bolt. */
function listeners() {
  const seen = {
    events: [] as string[],
    commands: [] as string[],
    shortcuts: [] as string[],
    actions: [] as string[],
    views: [] as string[],
  }
  const take = (list: string[]) => (name: unknown) => {
    list.push(
      typeof name === 'object' && name !== null && 'callback_id' in name
        ? String(name.callback_id)
        : String(name),
    )
  }
  const recorder = {
    event: take(seen.events),
    command: take(seen.commands),
    shortcut: take(seen.shortcuts),
    action: take(seen.actions),
    view: take(seen.views),
  } as Pick<App, 'event' | 'command' | 'action' | 'shortcut' | 'view'>
  registerListeners(recorder, {
    engine: createEngine(knowledge, files),
    log: createLog('silent'),
    store,
    incidents: createIncidents(store, createEngine(knowledge, files), now, {
      hears: () => true,
      hoursOf: () => OFFICE_HOURS,
    }),
    turns: createTurns(),
    people: createPeople(undefined),
    shared: createSharedChannels(),
    answers: createKeptAnswers(store, now),
    readFiles: async () => [],
    linkTo: () => undefined,
    watched: [],
    alertBots: [],
    admins: [],
    reload: async () => ({ version: knowledge.version, changed: false }),
    now,
  })
  return seen
}
