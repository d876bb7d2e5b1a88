import type { Asker } from '../../../llm/budget.ts'
import { say } from '../../../reply/say.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { asMessage } from '../../notice.ts'

/** Problems of refused knowledge that are listed. */
const LISTED = 10

/** `/slp admin reload`: takes over the knowledge that stands on the disk; only for the people that SLP_ADMINS names. */
export async function slpAdmin(words: string, desk: Desk, asker: Asker): Promise<SlackMessage[]> {
  if (!asker.user || !desk.admins.includes(asker.user)) return [told(desk, 'not-yours')]
  if (words.toLowerCase() !== 'reload') return [told(desk, 'how')]
  const reloaded = await desk.reload()
  if ('version' in reloaded)
    return [told(desk, reloaded.changed ? 'reloaded' : 'same', { version: reloaded.version })]
  const { problems } = reloaded
  const { version } = desk.engine.knowledge
  return [
    asMessage([
      rich(
        line(sentence(desk, 'refused', { count: problems.length, version })),
        ...problems.slice(0, LISTED).map((problem) => line(problem)),
      ),
    ]),
  ]
}

function told(desk: Desk, key: string, values = {}): SlackMessage {
  return asMessage([rich(line(sentence(desk, key, values)))])
}

function sentence({ engine }: Desk, key: string, values = {}): string {
  return say(engine.knowledge, `admin.${key}`, values)
}
