import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import { code, line, rich, smallPrint } from './blocks/rich.ts'
import type { SlackMessage } from './blocks.ts'
import { asMessage } from './notice.ts'

const WAYS = [
  'mention',
  'direct',
  'menu',
  'incidents',
  'numbers',
  'hours',
  'command',
  'search',
  'list',
  'show',
  'thread',
] as const

/** How to use the bot, with a line of the knowledge base to try it on. */
export function helpMessage(knowledge: Knowledge): SlackMessage {
  const example = knowledge.messages.values().next().value?.examples[0]?.line
  return asMessage([
    rich(line(say(knowledge, 'slack.help'))),
    rich(...WAYS.map((way) => line(`• ${say(knowledge, `slack.help-${way}`)}`))),
    ...(example ? [rich(line(say(knowledge, 'slack.help-example')), code([`/slp explain ${example}`]))] : []),
    smallPrint(say(knowledge, 'reply.footer', { version: knowledge.version })),
  ])
}

/** Whether words only greet or ask for help; such words are data, `slack.greetings`. */
export function isGreeting(words: string, knowledge: Knowledge): boolean {
  const known = say(knowledge, 'slack.greetings').split(' ')
  const said = words
    .toLowerCase()
    .split(/[\s,.!?:;-]+/)
    .filter(Boolean)
  return said.length > 0 && said.length <= 5 && said.every((word) => known.includes(word))
}
