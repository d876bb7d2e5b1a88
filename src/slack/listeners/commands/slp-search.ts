import { say } from '../../../reply/say.ts'
import { line, rich, words as text } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { asMessage, notice } from '../../notice.ts'

const HITS = 10

/** `/slp search WORDS`: the entries that hold any of the words or are like them, best first. */
export function slpSearch(words: string, { engine: { knowledge } }: Desk): SlackMessage[] {
  if (!words) return [notice(knowledge, 'search-what')]
  const hits = knowledge.search(words).slice(0, HITS)
  if (hits.length === 0) return [notice(knowledge, 'search-none')]
  return [
    asMessage([
      rich(
        line(say(knowledge, 'slack.search')),
        ...hits.map(({ id, title }) => line(text(id, 'code'), `  ${title}`)),
      ),
      rich(line(say(knowledge, 'slack.list-next'))),
    ]),
  ]
}
