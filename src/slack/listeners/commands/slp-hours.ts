import { atWork, isZone, type WorkingHours } from '../../../incident/working-hours.ts'
import { say } from '../../../reply/say.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { moment } from '../../incident/who.ts'
import { asMessage } from '../../notice.ts'
import type { Caller } from './slp-incident.ts'

// 8-16 Europe/Berlin; the zone may be left out
const HOURS =
  /^(?<from>\d{1,2})(?::00)?\s*(?:-|–|to)\s*(?<to>\d{1,2})(?::00)?(?:\s+(?<zone>[A-Za-z0-9_+/-]{1,60}))?$/

/**
 * `/slp hours`, `/slp hours 8-16 Europe/Berlin`, `/slp hours off`: when people of this channel are at work, on weekdays.
 * At other times the bot reminds nobody there by itself, unless it is urgent. Without a zone that of whoever sets it.
 */
export async function slpHours(desk: Desk, caller: Caller, typed: string): Promise<SlackMessage[]> {
  const { team, channel, user } = caller
  const { channels } = desk.store
  const own = await desk.people.hoursOf(user)
  if (typed === '') return [told(desk, 'now', (await channels.hours(team, channel)) ?? own)]
  if (typed.toLowerCase() === 'off') {
    await channels.setHours(team, channel, undefined)
    return [told(desk, 'off', own)]
  }
  const { from, to, zone = own.zone } = HOURS.exec(typed)?.groups ?? {}
  const hours = { zone, from: Number(from), to: Number(to) }
  if (!isZone(zone) || !(hours.from < hours.to && hours.to <= 24)) return [told(desk, 'how', own)]
  await channels.setHours(team, channel, hours)
  return [told(desk, 'set', hours)]
}

function told({ engine, now }: Desk, key: string, hours: WorkingHours): SlackMessage {
  const said = say(engine.knowledge, `hours.${key}`, hours)
  return asMessage([
    rich(
      line(said),
      ...(key === 'how'
        ? []
        : [line(say(engine.knowledge, 'hours.next'), ' ', moment(atWork(now(), hours)))]),
    ),
  ])
}
