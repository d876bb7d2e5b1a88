import type { KnownBlock } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import type { SlackMessage } from '../blocks.ts'
import { AIM, textBytes } from '../limits.ts'
import { plainText } from './plain.ts'
import { line, rich, smallPrint } from './rich.ts'

/** A click can be answered five times; one is kept for a sentence about what went wrong. */
const PAGES = 4

/** Characters that the last page keeps free for its last lines. */
const TAIL = 200

/**
 * Blocks as one message or several, each within Slack's limits. What doesn't fit is counted on the last page; a
 * block that no page could hold is counted too, never cut.
 */
export function pages(blocks: readonly KnownBlock[], knowledge: Knowledge): SlackMessage[] {
  const room = AIM.total - TAIL
  const full: KnownBlock[][] = [[]]
  let left = 0
  let length = 0
  for (const block of blocks) {
    const more = textBytes(block)
    const page = full.at(-1) ?? []
    if (more > room) left++
    else if (page.length < AIM.blocks - 2 && length + more <= room) {
      page.push(block)
      length += more
    } else if (full.length < PAGES) {
      full.push([block])
      length = more
    } else left++
  }
  const last = full.at(-1) ?? []
  if (left > 0) last.push(rich(line(say(knowledge, 'slack.more', { count: left }))))
  last.push(smallPrint(say(knowledge, 'reply.footer', { version: knowledge.version })))
  return full.map((page) => ({ text: plainText(page), blocks: page }))
}
