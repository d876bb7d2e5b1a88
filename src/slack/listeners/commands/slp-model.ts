import type { Asker } from '../../../llm/budget.ts'
import type { Model } from '../../../llm/model.ts'
import { say } from '../../../reply/say.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { asMessage } from '../../notice.ts'

/** What is switched by the words behind `/slp model`. */
const SWITCHES: Record<string, { on: boolean; here: boolean }> = {
  on: { on: true, here: false },
  off: { on: false, here: false },
  'on here': { on: true, here: true },
  'off here': { on: false, here: true },
}

/**
 * `/slp model status|on|off [here]`: how the language model is, and its switch, which only the people that LLM_ADMINS
 * names may turn.
 */
export async function slpModel(words: string, desk: Desk, asker: Asker): Promise<SlackMessage[]> {
  const { model } = desk.engine
  if (!model) return [sentence(desk, 'not-set-up')]
  const wanted = words.toLowerCase().split(/\s+/).join(' ')
  if (wanted === '' || wanted === 'status') return [await status(desk, model)]
  const turn = Object.hasOwn(SWITCHES, wanted) ? SWITCHES[wanted] : undefined
  if (!turn) return [sentence(desk, 'how')]
  if (!asker.user || !model.admins.includes(asker.user)) return [sentence(desk, 'not-yours')]
  await model.switches.turn(turn.on, turn.here ? asker.channel : undefined)
  desk.log.info({ ...turn, by: asker.user, channel: asker.channel }, 'the model was switched')
  return [sentence(desk, `${turn.on ? 'on' : 'off'}${turn.here ? '-here' : ''}`)]
}

async function status(desk: Desk, model: Model): Promise<SlackMessage> {
  const { knowledge } = desk.engine
  const { breaker, today } = await model.status()
  return sentence(desk, 'status', {
    model: model.name,
    state: say(knowledge, `model.${(await model.switches.isOn()) ? 'on' : 'off'}-word`),
    calls: today,
    breaker: say(knowledge, `model.breaker-${breaker === 'closed' ? 'closed' : 'open'}`),
  })
}

function sentence({ engine }: Desk, key: string, values = {}): SlackMessage {
  return asMessage([rich(line(say(engine.knowledge, `model.${key}`, values)))])
}
