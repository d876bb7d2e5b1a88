import { parse } from 'yaml'
import * as z from 'zod'
import type { Sample, Setting } from './protocol.ts'
import type { FakeSlack } from './server/fake-slack.ts'
import type { Person } from './server/person.ts'

const Manifest = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
  }),
})

/** What the page is told at its start. `manifest`: the app's, YAML. */
export function settingOf(
  { workspace }: FakeSlack,
  manifest: string,
  knowledge: string,
  people: readonly Person[],
  samples: Sample[],
): Setting {
  const { app_home, slash_commands, shortcuts } = Manifest.parse(parse(manifest)).features
  const { id, name } = workspace.app.bot
  return {
    team: 'Playground',
    knowledge,
    bot: { id, name },
    people: people.map(({ user }) => ({ id: user.id, name: user.name })),
    commands: slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      words: usage_hint.split(' | ').filter(Boolean).map(wordOf),
    })),
    shortcuts: shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ callback_id, name }) => ({ id: callback_id, name })),
    samples,
    home: app_home.home_tab_enabled,
  }
}

/** `search WORDS`: a word, and what stands behind it. */
function wordOf(hint: string): { word: string; rest: string } {
  const [word = '', ...rest] = hint.split(' ')
  return { word, rest: rest.join(' ') }
}
