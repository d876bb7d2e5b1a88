import { parse } from 'yaml'
import * as z from 'zod'

const Manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string() })).default([]),
    shortcuts: z.array(z.looseObject({ callback_id: z.string(), type: z.string() })).default([]),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({
      bot: z.array(z.string()),
      bot_optional: z.array(z.string()).default([]),
    }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
  }),
})

/** What reading a kind of conversation needs. */
export const HISTORY = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
} as const

/** What the events of a bot need. Source: each event's page, docs.slack.dev/reference/events; null: nothing. */
export const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  app_uninstalled: null,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
  tokens_revoked: null,
}

/** An installed app: what it may do, and its secrets (which are none: the fake listens on the loopback only). */
export type AppSettings = {
  id: string
  name: string
  scopes: ReadonlySet<string>
  events: ReadonlySet<string>
  commands: ReadonlySet<string>
  shortcuts: ReadonlySet<string>
  botToken: string
  appToken: string
  signingSecret: string
}

/**
 * What Slack finds wrong with a manifest, beyond its schema. "Optional scopes must also be listed in the corresponding
 * bot or user fields" (docs.slack.dev/authentication/installing-with-oauth); an event whose scope isn't among them is
 * refused too (seen live: nanocoai/nanoclaw PR 3423).
 */
export function manifestProblems(manifest: string): string[] {
  const { oauth_config, settings } = Manifest.parse(parse(manifest))
  const { bot, bot_optional } = oauth_config.scopes
  return [
    ...bot_optional
      .filter((scope) => !bot.includes(scope))
      .map((scope) => `optional scope ${scope} must also be listed in bot`),
    ...settings.event_subscriptions.bot_events.flatMap((event) => {
      const needed = EVENT_SCOPES[event]
      if (needed === undefined) return [`unknown event ${event}`]
      return needed === null || bot.includes(needed)
        ? []
        : [`event ${event} needs the scope ${needed} in bot`]
    }),
  ]
}

/**
 * Installs an app by its manifest (YAML). `optional`: with the scopes too that whoever installs it may leave out.
 * @throws Error where Slack would refuse the manifest.
 */
export function installApp(manifest: string, { optional = true } = {}): AppSettings {
  const { display_information, features, oauth_config, settings } = Manifest.parse(parse(manifest))
  const problems = manifestProblems(manifest)
  if (problems.length > 0)
    throw new Error(`We can't translate a manifest with errors: ${problems.join('; ')}`)
  const { bot, bot_optional } = oauth_config.scopes
  return {
    id: 'A0000001',
    name: display_information.name,
    scopes: new Set(optional ? bot : bot.filter((scope) => !bot_optional.includes(scope))),
    events: new Set(settings.event_subscriptions.bot_events),
    commands: new Set(features.slash_commands.map(({ command }) => command)),
    shortcuts: new Set(features.shortcuts.map(({ callback_id }) => callback_id)),
    botToken: 'xoxb-fake-bot',
    appToken: 'xapp-fake-app',
    signingSecret: 'fake-signing-secret',
  }
}
