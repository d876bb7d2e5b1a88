import type { Setting } from '../protocol.ts'

/** What the composer offers: what it shows, what that is, and what the text becomes. */
export type Completion = { show: string; about: string; insert: string }

/** Completions for what is typed so far: commands and their words, and the bot's name. Slack takes no commands in threads. */
export function completionsFor(typed: string, setting: Setting, inThread: boolean): Completion[] {
  if (typed.startsWith('/')) return inThread ? [] : commandsFor(typed, setting)
  const at = typed.lastIndexOf('@')
  const begun = typed.slice(at + 1)
  const mention = `@${setting.bot.name}`
  const fits = at >= 0 && !/\s/.test(begun) && setting.bot.name.startsWith(begun.toLowerCase())
  if (!fits || begun === setting.bot.name) return []
  return [{ show: mention, about: 'the bot', insert: `${typed.slice(0, at)}${mention} ` }]
}

function commandsFor(typed: string, { commands }: Setting): Completion[] {
  const [command = '', ...rest] = typed.split(' ')
  const found = commands.find((each) => each.command === command)
  if (!found || rest.length === 0)
    return commands
      .filter((each) => each.command.startsWith(command))
      .map(({ command, description }) => ({ show: command, about: description, insert: `${command} ` }))
  if (rest.length > 1) return []
  return found.words
    .filter(({ word }) => word.startsWith(rest[0] ?? ''))
    .map(({ word, rest: behind }) => ({
      show: `${command} ${word}`,
      about: behind,
      insert: `${command} ${word}${behind ? ' ' : ''}`,
    }))
}
