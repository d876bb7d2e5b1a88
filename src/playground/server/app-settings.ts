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

/** Installs an app by its manifest (YAML). `optional`: with the scopes too that an administrator may leave out. */
export function installApp(manifest: string, { optional = true } = {}): AppSettings {
  const { display_information, features, oauth_config, settings } = Manifest.parse(parse(manifest))
  const { bot, bot_optional } = oauth_config.scopes
  return {
    id: 'A0000001',
    name: display_information.name,
    scopes: new Set(optional ? [...bot, ...bot_optional] : bot),
    events: new Set(settings.event_subscriptions.bot_events),
    commands: new Set(features.slash_commands.map(({ command }) => command)),
    shortcuts: new Set(features.shortcuts.map(({ callback_id }) => callback_id)),
    botToken: 'xoxb-fake-bot',
    appToken: 'xapp-fake-app',
    signingSecret: 'fake-signing-secret',
  }
}
