import { likeNames } from '../../../knowledge/like-names.ts'
import { renderEntry } from '../../../reply/entry-text.ts'
import { pages } from '../../blocks/pages.ts'
import { code, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { notice } from '../../notice.ts'

/** `/slp show ID`: one entry, whole. */
export function slpShow(words: string, { engine: { knowledge } }: Desk): SlackMessage[] {
  if (!words) return [notice(knowledge, 'show-what')]
  const shown = renderEntry(knowledge, words)
  if (!shown) {
    const like = likeNames(knowledge, words)
    return [
      notice(knowledge, like.length > 0 ? 'show-like' : 'show-none', { id: words, like: like.join(', ') }),
    ]
  }
  const paragraphs = shown.trimEnd().split('\n\n')
  return pages(
    paragraphs.map((each) => rich(code([each]))),
    knowledge,
  )
}
