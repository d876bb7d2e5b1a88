import { addImport, camel, insertBefore, kebab, type Plan } from './plan.ts'

const KINDS = ['events', 'commands', 'actions', 'shortcuts'] as const
type Kind = (typeof KINDS)[number]

/** What each kind is registered with, whom it tells of a fault, and what manifest.yml has to know of it. */
const HOW: Record<Kind, { args: string; from: string; tell: string; manifest?: string }> = {
  events: {
    args: 'MessageArgs',
    from: 'message',
    tell: 'tellMessage',
    manifest: 'settings.event_subscriptions.bot_events, and the scope that the event needs',
  },
  commands: { args: 'CommandArgs', from: 'slp', tell: 'tellCommand', manifest: 'features.slash_commands' },
  actions: { args: 'ClickArgs', from: 'click', tell: 'tellClick' },
  shortcuts: {
    args: 'ShortcutArgs',
    from: 'explain-message',
    tell: 'tellShortcut',
    manifest: 'features.shortcuts',
  },
}

/** A listener is its file, its line in the index of its kind, and its test; the manifest where Slack has to know. */
export function planListener(name: string): Plan {
  const [kind = '', short = '', ...rest] = name.split('/')
  if (!isKind(kind) || rest.length > 0) {
    throw new Error(
      `"${name}" must be one of ${KINDS.join(', ')}, a slash and a name, like actions/share-answer`,
    )
  }
  const { args, from, tell, manifest } = HOW[kind]
  const handler = camel(`on-${kebab(short)}`)
  const folder = `src/slack/listeners/${kind}`
  const test = `test/slack/${short}.test.ts`
  return {
    files: [
      { path: `${folder}/${short}.ts`, text: sourceOf(kind, short, handler, { args, from }) },
      { path: test, text: testOf(kind, short) },
    ],
    edits: [
      {
        path: `${folder}/index.ts`,
        edit: (text) =>
          addImport(
            insertBefore(text, registration(kind, short, handler, tell), '}\n'),
            handler,
            `./${short}.ts`,
          ),
      },
    ],
    next: [
      `Write ${folder}/${short}.ts, and check how ${folder}/index.ts registers it.`,
      ...(manifest ? [`manifest.yml: ${manifest}; test/slack/manifest.test.ts holds both together.`] : []),
      `Write ${test}; its words go into the section slack of knowledge/replies.yml.`,
    ],
  }
}

function isKind(kind: string): kind is Kind {
  return KINDS.some((each) => each === kind)
}

function registration(kind: Kind, short: string, handler: string, tell: string): string {
  const id = short.replaceAll('-', '_')
  const guarded = (name: string) => `guard(desk, '${name}', ${handler}, ${tell})`
  switch (kind) {
    case 'events':
      // the event that the listener beside it hears too, until its own stands here
      return `  app.event('message', ${guarded(id)})`
    case 'commands':
      return `  app.command('/${short}', ${guarded(`/${short}`)})`
    case 'actions':
      return `  app.action('${id}', ${guarded(id)})`
    case 'shortcuts':
      return [
        '  app.shortcut<MessageShortcut>(',
        `    { callback_id: '${id}', type: 'message_action' },`,
        `    ${guarded(id)},`,
        '  )',
      ].join('\n')
  }
}

function sourceOf(
  kind: Kind,
  short: string,
  handler: string,
  { args, from }: { args: string; from: string },
): string {
  const body = kind === 'events' ? '' : '  await args.ack()\n'
  return `import type { Desk } from '../../desk.ts'
import type { ${args} } from './${from}.ts'

/** ${short.replaceAll('-', ' ')}: what somebody did, and what the bot does then. */
export async function ${handler}(args: ${args}, desk: Desk): Promise<void> {
${body}  desk.log.debug({ bot: args.context.botId }, '${short}')
}
`
}

function testOf(kind: Kind, short: string): string {
  return `import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('${short} is registered', () => {
  const index = join(import.meta.dirname, '../../src/slack/listeners/${kind}/index.ts')
  expect(readFileSync(index, 'utf8')).toContain("from './${short}.ts'")
})
`
}
