import { say } from '../../../reply/say.ts'
import type { IncidentRow } from '../../../store/store.ts'
import { pages } from '../../blocks/pages.ts'
import { line, rich, words as text } from '../../blocks/rich.ts'
import type { SlackMessage } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { doWord } from '../../incident/do-word.ts'
import { listedBlocks } from '../../incident/listed.ts'
import type { Delivery } from '../../incident/settle.ts'
import type { Word } from '../../incident/words.ts'
import { cardNotice } from '../actions/incident-click.ts'

/** Incidents that a list shows. */
const LISTED = 50

/** Incidents that are named where a number is missing. */
const NAMED = 10

// 42, #42, 42 the rest
const NUMBERED = /^#?(?<number>\d{1,9})(?:\s+(?<rest>[\s\S]*))?$/

/** Who typed a command, and where. */
export type Caller = { team: string; channel: string; user: string; delivery: Delivery }

/** `/slp incidents`: the open ones of the channel; in a direct conversation those that the caller took part in. */
export async function slpIncidents(desk: Desk, { team, channel, user }: Caller): Promise<SlackMessage[]> {
  const { knowledge } = desk.engine
  const direct = isDirect(channel)
  const rows = direct
    ? await desk.store.incidents.openOf(team, user, LISTED)
    : await desk.store.incidents.openIn(team, channel, LISTED)
  if (rows.length === 0) return [cardNotice(desk, direct ? 'none-yours' : 'none-open')]
  const title = say(knowledge, direct ? 'card.list-yours' : 'card.list')
  return pages([rich(line(text(title, 'bold'))), ...(await listedBlocks(desk, rows, user))], knowledge)
}

/** `/slp status 42` and the other words about an incident. */
export async function slpWord(
  desk: Desk,
  caller: Caller,
  word: Word,
  typed: string,
): Promise<SlackMessage[]> {
  const { number, rest = '' } = NUMBERED.exec(typed)?.groups ?? { rest: typed }
  const row = await wanted(desk, caller, number)
  if ('message' in row) return [row.message]
  const own = row.channel === caller.channel
  return doWord(desk, {
    row,
    spoken: { word, rest: rest.trim() },
    by: caller.user,
    delivery: caller.delivery,
    files: { channel: caller.channel, thread: own ? row.thread : undefined },
  })
}

/** The incident of that number, where the caller may see it; without a number the only open one of the channel. */
async function wanted(
  desk: Desk,
  { team, channel, user }: Caller,
  number: string | undefined,
): Promise<IncidentRow | { message: SlackMessage }> {
  const { incidents } = desk.store
  if (number !== undefined) {
    const row = await incidents.byNumber(team, Number(number))
    if (row && (row.channel === channel || (isDirect(channel) && (await tookPart(desk, row, user)))))
      return row
    return { message: cardNotice(desk, 'no-such', { number }) }
  }
  const open = await incidents.openIn(team, channel, NAMED)
  const [only] = open
  if (!only) return { message: cardNotice(desk, 'none-open') }
  if (open.length === 1) return only
  const numbers = open.map((each) => `#${each.number}`).join(', ')
  return { message: cardNotice(desk, 'several', { numbers }) }
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}

async function tookPart({ incidents }: Desk, { id }: IncidentRow, user: string): Promise<boolean> {
  return (await incidents.view(id)).people.includes(user)
}
