import type { KnownBlock, RichTextElement } from '@slack/types'
import { headlineOf } from '../../incident/headline-of.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { list, say } from '../../reply/say.ts'
import { span } from '../../reply/when.ts'
import type { IncidentRow } from '../../store/store.ts'
import { line, rich, words } from '../blocks/rich.ts'
import type { Desk } from '../desk.ts'
import { day, person } from './who.ts'

/** An incident as a list shows it. */
type Listed = { row: IncidentRow; incident: Incident }

/**
 * Incidents as a list for somebody: theirs first, then those that nobody has, then the others; of each number and link,
 * devices, age, owner, deadline, and the verdict.
 */
export async function listedBlocks(
  desk: Pick<Desk, 'engine' | 'incidents' | 'linkTo' | 'now'>,
  rows: readonly IncidentRow[],
  user: string,
): Promise<KnownBlock[]> {
  const { knowledge } = desk.engine
  const at = desk.now()
  const listed = await Promise.all(
    rows.map(async (row): Promise<Listed> => ({ row, incident: await desk.incidents.view(row.id) })),
  )
  const rank = ({ incident: { owner } }: Listed) => (owner?.by === user ? 0 : owner ? 2 : 1)
  const due = ({ incident: { answer } }: Listed) => answer.verdict.by ?? '9999'
  return listed
    .sort((one, other) => rank(one) - rank(other) || due(one).localeCompare(due(other)))
    .map((each) => rich(...linesOf(each, { user, at, linkTo: desk.linkTo }, knowledge)))
}

function linesOf(
  { row, incident }: Listed,
  { user, at, linkTo }: { user: string; at: string; linkTo: Desk['linkTo'] },
  knowledge: Knowledge,
) {
  const { number, channel, thread, cardTs } = row
  const { owner, devices, answer, openedAt, reopenedAt } = incident
  const link = linkTo(channel, cardTs ?? thread)
  const told = (key: string, values = {}) => words(say(knowledge, `card.${key}`, values))
  const names = list(
    knowledge,
    devices.map(({ name }) => name),
  )
  const parts: RichTextElement[][] = [
    [
      link
        ? { type: 'link', url: link, text: `#${number}`, style: { bold: true } }
        : words(`#${number}`, 'bold'),
    ],
    ...(names ? [[words(names)]] : []),
    [told('age', { span: span(knowledge, reopenedAt ?? openedAt, at) })],
    owner?.by === user
      ? [told('yours')]
      : owner
        ? [person(owner.by, knowledge), told('on-it')]
        : [told('nobodys')],
    ...(answer.verdict.by ? [[told('due'), day(answer.verdict.by)]] : []),
  ]
  return [
    line(...parts.flatMap((part, place) => (place > 0 ? [words(' · '), ...part] : part))),
    line(headlineOf(incident, knowledge)),
  ]
}
