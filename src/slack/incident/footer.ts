import type { ContextBlock } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { smallPrint } from '../blocks/rich.ts'

/** What every message about an incident ends with: its number, and the knowledge that it was made with. */
export function footer(number: number, knowledge: Knowledge): ContextBlock {
  return smallPrint(`#${number} · ${say(knowledge, 'reply.footer', { version: knowledge.version })}`)
}
