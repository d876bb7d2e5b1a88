import type { Asker } from '../../../llm/budget.ts'
import { renderSlack, type SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { notice } from '../../notice.ts'

/** `/slp explain TEXT`: the answer, with a button that shows it to the channel. */
export async function slpExplain(
  words: string,
  { engine, answers, now }: Desk,
  asker: Asker,
): Promise<SlackMessage[]> {
  if (!words) return [notice(engine.knowledge, 'explain-what')]
  const answer = await engine.explain(words, { at: now(), asked: true }, asker)
  const { team = '', channel = '', user = '' } = asker
  await answers.keep(answer, { team, channel, ts: undefined, by: user })
  return [renderSlack(answer, engine.knowledge, { share: true })]
}
