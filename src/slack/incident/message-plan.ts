import type { KnownBlock, RichTextElement } from '@slack/types'
import { atWorkOnly } from '../../incident/at-work-only.ts'
import { countsAsOutput } from '../../incident/counts-as-output.ts'
import type { NewEvent } from '../../incident/event.ts'
import { type Change, findChanges } from '../../incident/follow-up.ts'
import type { Incident } from '../../incident/incident.ts'
import { opensIncident } from '../../incident/opens-incident.ts'
import { pasteMeans } from '../../incident/paste-means.ts'
import { isNewFailure } from '../../incident/same-trouble.ts'
import { namesIn } from '../../incident/timeline.ts'
import { isUserId } from '../../incident/user-id.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { commandLine } from '../../reply/labels.ts'
import { list, say } from '../../reply/say.ts'
import type { IncidentRow, StoreCalls } from '../../store/store.ts'
import { pasteBlocks } from '../blocks/first-parts.ts'
import { code, line, rich, words } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { Desk } from '../desk.ts'
import { asMessage } from '../notice.ts'
import { type Found, findIncident } from './find-incident.ts'
import { footer } from './footer.ts'
import { planOf } from './plan-of.ts'
import { viewWith } from './view-with.ts'

/** Waits that a note tells of. */
const CLOCKS = 2

/** Reasons that a paste adds, and that a note tells. */
const REASONS = 2

/** Secrets that a note names one by one. */
const SECRETS = 3

/** Changes that a note tells one by one. */
const CHANGES = 3

/** A paste that somebody posted: where, who, and what it says by itself. */
export type Pasted = {
  team: string
  channel: string
  ts: string
  /** The root of the thread that it stands in, or that an answer to it would open. */
  thread: string
  by: string
  text: string
  asked: boolean
  answer: Answer
}

/** A paste that has no number yet. */
type PastedEvent = NewEvent & { kind: 'pasted' }

/** What a paste does: opens an incident, or goes into one, with a note where there is something to say. */
export type PastePlan =
  | { does: 'open'; event: PastedEvent; after: Incident }
  | {
      does: 'join'
      row: IncidentRow
      how: Found['how'] | 'thread'
      events: readonly NewEvent[]
      before: Incident
      after: Incident
      note: SlackMessage | undefined
    }

/**
 * What is to be done with a paste: undefined where it is no matter of incidents. In the thread of an incident every
 * recognised output belongs to it; elsewhere what is of one of its devices, or the same failure minutes later.
 */
export async function planPaste(
  desk: Desk,
  pasted: Pasted,
  calls: StoreCalls,
): Promise<PastePlan | undefined> {
  const { team, channel, thread, answer } = pasted
  const at = desk.now()
  const event = await pastedEvent(desk, pasted, at)
  const own = await calls.incidents.byThread(team, channel, thread)
  if (own) return countsAsOutput(answer) ? join(desk, pasted, { row: own, how: 'thread' }, event) : undefined
  const opens = opensIncident(answer)
  if (!opens && !countsAsOutput(answer)) return undefined
  const reduced = await desk.engine.reduce([{ ...event, n: 1 }], at, pasted.by)
  const hours = (await calls.channels.hours(team, channel)) ?? desk.people.knownHoursOf(pasted.by)
  const alone = atWorkOnly(reduced, hours, at)
  const found = await findIncident(calls, { team, channel }, alone, at)
  // what has mended itself is no part of what fails elsewhere
  if (found && (opens || found.how !== 'storm')) return join(desk, pasted, found, event)
  return opens ? { does: 'open', event, after: alone } : undefined
}

/** A paste as it is kept: without its secrets. */
export async function pastedEvent(
  { engine }: Pick<Desk, 'engine'>,
  { text, channel, ts, by }: Pasted,
  at: string,
): Promise<PastedEvent> {
  const masked = await engine.keptText(text, by)
  return { kind: 'pasted', at, by, text: masked.text, removed: masked.secrets, from: { channel, ts } }
}

async function join(
  desk: Desk,
  pasted: Pasted,
  { row, how }: { row: IncidentRow; how: Found['how'] | 'thread' },
  event: NewEvent,
): Promise<PastePlan> {
  const known = await desk.store.incidents.events(row.id)
  const before = await desk.incidents.view(row.id, known)
  const { at, by } = event
  const withPaste = await viewWith(desk, row.id, known, [event])
  const reopens = before.status === 'resolved' && isNewFailure(before, withPaste)
  const events: NewEvent[] = [event, ...(reopens ? [{ kind: 'reopened' as const, at, by }] : [])]
  const after = reopens ? await viewWith(desk, row.id, known, events) : withPaste
  const lead = leadOf(how, reopens, before, after)
  // a person is never left without an answer; a bot that alerts waits for none, unless something else fails
  const speaks =
    how === 'thread' || pasted.asked || isUserId(by) || lead === 'reopened-by' || lead === 'joined-device'
  const note = speaks ? noteOf(desk, row, lead, before, after) : undefined
  return { does: 'join', row: { ...row, last: known.length }, how, events, before, after, note }
}

/** What is said first of a paste that stands elsewhere, or that opened the incident again: a key of the replies. */
function leadOf(
  how: Found['how'] | 'thread',
  reopens: boolean,
  before: Incident,
  after: Incident,
): string | undefined {
  if (reopens) return 'reopened-by'
  if (how === 'thread') return undefined
  if (how === 'storm') return 'joined'
  const other = after.failures.some((failure) => !before.failures.includes(failure))
  return how === 'same-device' && other ? 'joined-device' : 'same'
}

/**
 * What a later paste means, first of all, then what it changed, in a few lines; in another thread where it was counted,
 * with a link. Then what comes next.
 */
function noteOf(
  { engine: { knowledge }, linkTo }: Desk,
  { number, channel, cardTs, thread }: IncidentRow,
  lead: string | undefined,
  before: Incident,
  after: Incident,
): SlackMessage {
  const [meaning = '', ...direct] = after.answer.first.answer
  const changes = findChanges(before, after, knowledge).filter(
    ({ kind, text }) => kind !== 'verdict' && text !== meaning,
  )
  const known = new Set(before.answer.warnings.map(({ text }) => text))
  const warnings = after.answer.warnings.filter(({ text }) => !known.has(text))
  const running = new Set(before.clocks.map(({ id }) => id))
  const clocks = after.clocks.filter(({ id }) => !running.has(id))
  const isNew = meaning !== before.answer.first.answer[0]
  const reasons = newReasons(before, after)
  const works = pasteMeans(before, after, knowledge)
  const says = isNew || reasons.length > 0 || changes.length + warnings.length + clocks.length > 0
  const link = lead ? linkTo(channel, cardTs ?? thread) : undefined
  const where: RichTextElement[] = link
    ? [words(' '), { type: 'link', url: link, text: say(knowledge, 'card.to-incident', { number }) }]
    : []
  return asMessage([
    rich(
      ...warnings.slice(0, SECRETS).map(({ text }) => line(words(`⚠ ${text}`, 'bold'))),
      ...(warnings.length > SECRETS
        ? [line(say(knowledge, 'slack.secret-more', { count: warnings.length - SECRETS }))]
        : []),
      ...(works ? [line(words(works, 'bold'))] : []),
      ...(says || lead
        ? [line(works ? meaning : words(meaning, 'bold'))]
        : works
          ? []
          : [line(nothingNew(after, knowledge))]),
      ...(lead ? [line(say(knowledge, `card.${lead}`, { number }), ...where)] : []),
      ...(isNew && !lead ? direct.map((text) => line(text)) : []),
      ...reasons.map((text) => line(`• ${text}`)),
      ...shortened(changes, knowledge)
        .filter((text) => !reasons.some((reason) => text.endsWith(reason)))
        .map((text) => line(text)),
      ...clocks.slice(0, CLOCKS).map(({ text }) => line(`⏱ ${text}`)),
      ...(after.closing && !before.closing && after.status === 'open'
        ? [line(say(knowledge, 'card.offer'))]
        : []),
    ),
    ...nextBlocks(before, after, isNew, knowledge),
    footer(number, knowledge),
  ])
}

/** What this paste adds to why it is so, each line of it once. */
function newReasons(before: Incident, after: Incident): string[] {
  const last = after.pastes.at(-1)
  const known = new Set(before.answer.first.because.map(({ text }) => text))
  const fresh = after.answer.first.because.filter(
    ({ text, lines }) =>
      !known.has(text) && last && lines && last.rows[0] <= lines[0] && lines[0] <= last.rows[1],
  )
  return after.pastes.length > 1 ? fresh.slice(0, REASONS).map(({ text }) => text) : []
}

/** The changes that matter most, what was ruled out behind them and only counted. */
function shortened(changes: readonly Change[], knowledge: Knowledge): string[] {
  const out = changes.filter(({ kind }) => kind === 'ruled-out')
  const others = changes.filter(({ kind }) => kind !== 'ruled-out').map(({ text }) => text)
  const room = CHANGES - others.length
  const shown = out.slice(0, Math.max(1, room)).map(({ text }) => text)
  const more = out.length - shown.length
  return [
    ...others.slice(0, CHANGES),
    ...shown,
    ...(more > 0 ? [say(knowledge, 'slack.more', { count: more })] : []),
  ]
}

/** What comes next: the first step of the plan where that has changed, and what to paste. */
function nextBlocks(before: Incident, after: Incident, isNew: boolean, knowledge: Knowledge): KnownBlock[] {
  if (after.closing || after.status === 'resolved') return []
  const nextOf = (incident: Incident) => planOf(incident).find(({ state }) => state === 'todo')
  const step = nextOf(after)
  const changed = step && (isNew || step.id !== nextOf(before)?.id)
  const shown = changed
    ? [
        rich(
          line(words(`${say(knowledge, 'card.next-step')} `, 'bold'), step.text),
          ...(step.commands.length > 0
            ? [code(step.commands.map((each) => commandLine(knowledge, each)))]
            : []),
        ),
      ]
    : []
  return [...shown, ...pasteBlocks(after.answer, knowledge)]
}

/** That a paste was read, by what stands in it, and changes nothing. */
function nothingNew({ answer, pastes }: Incident, knowledge: Knowledge): string {
  const last = pastes.at(-1)
  const names = last ? namesIn(answer, last) : []
  if (names.length === 0) return say(knowledge, 'card.nothing-new-unnamed')
  return say(knowledge, 'card.nothing-new', { what: list(knowledge, names) })
}
