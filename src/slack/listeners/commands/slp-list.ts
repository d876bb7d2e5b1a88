import { findEntry, KINDS, listEntries } from '../../../knowledge/entries.ts'
import { say } from '../../../reply/say.ts'
import { pages } from '../../blocks/pages.ts'
import { line, rich, words as text } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { asMessage, notice } from '../../notice.ts'

/** Entries to a block, so that a long list needs few of them. */
const TO_A_BLOCK = 20

/** `/slp list [KIND]`: how many entries there are of each kind, or the entries of one. */
export function slpList(words: string, { engine: { knowledge } }: Desk): SlackMessage[] {
  const wanted = words.toLowerCase()
  if (!wanted)
    return [
      asMessage([
        rich(
          line(say(knowledge, 'slack.list')),
          ...KINDS.map((kind) => line(text(kind, 'code'), `  ${listEntries(knowledge, kind).length}`)),
        ),
        rich(line(say(knowledge, 'slack.list-next'))),
      ]),
    ]
  const kind = KINDS.find((each) => each === wanted)
  if (!kind) return [notice(knowledge, 'list-unknown', { kind: words, kinds: KINDS.join(', ') })]
  const ids = listEntries(knowledge, kind)
  const head = rich(line(say(knowledge, 'slack.list-kind', { count: ids.length, kind })))
  const blocks = Array.from({ length: Math.ceil(ids.length / TO_A_BLOCK) }, (_, at) =>
    rich(
      ...ids
        .slice(at * TO_A_BLOCK, (at + 1) * TO_A_BLOCK)
        .map((id) => line(text(id, 'code'), `  ${findEntry(knowledge, id)?.title ?? ''}`)),
    ),
  )
  return pages([head, ...blocks], knowledge)
}
