import * as z from 'zod'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { evidenceName } from '../reply/labels.ts'
import { inert } from '../reply/markdown-words.ts'
import { list, say } from '../reply/say.ts'
import { moment } from '../reply/when.ts'
import type { IncidentEvent } from './event.ts'
import { findStep } from './find-step.ts'
import type { HandOver } from './hand-over.ts'
import type { IncidentPaste } from './incident.ts'
import { sayFix } from './say-fix.ts'
import { nameOf } from './say-step.ts'

/** Names of what a paste holds that a line tells one by one. */
const NAMED = 4

const Entry = z.strictObject({
  /** The event's number; what the bot concluded has that of the paste that it follows from. */
  n: z.int().positive(),
  at: z.iso.datetime(),
  /** A Slack user's id, an app's, `bot`, `terminal`, or `somebody` who was forgotten. */
  by: z.string(),
  /** How they are called, as far as that is known. */
  name: z.string(),
  kind: z.enum([
    'pasted',
    'chosen',
    'chosen-by-model',
    'ticked',
    'skipped',
    'reopened',
    'noted',
    'taken',
    'handed',
    'undone',
    'fixed',
    'reminded',
    'escalated',
    'resolved',
    'proven',
    'contradicted',
  ]),
  /** In words, without who and when. */
  text: z.string(),
  step: z.string().optional(),
})

/** The timeline of an incident as JSON, `slp.timeline/1`: fields are added, never changed. Times are ISO 8601 in UTC. */
export const Timeline = z.strictObject({
  schema: z.literal('slp.timeline/1'),
  knowledge: z.string(),
  number: z.int().positive(),
  status: z.enum(['open', 'resolved']),
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().optional(),
  devices: z.array(z.string()),
  verdict: z.string(),
  entries: z.array(Entry),
})
export type Timeline = z.infer<typeof Timeline>

/** All that happened, in its order; after a paste what it proves of the steps, or contradicts. */
export function timelineOf(over: HandOver, knowledge: Knowledge): Timeline {
  const { number, incident, events } = over
  const { status, openedAt, resolved, answer, devices } = incident
  const told = events.map((event) => ({
    n: event.n,
    at: event.at,
    by: event.by,
    name: nameOf(over, event.by, knowledge),
    kind: event.kind,
    text: sayEvent(event, over, knowledge),
    ...('step' in event && event.step !== undefined && { step: event.step }),
  }))
  const concluded = incident.steps.flatMap((step) => conclusionOf(step, over, knowledge))
  return {
    schema: 'slp.timeline/1',
    knowledge: answer.knowledge,
    number,
    status,
    openedAt,
    ...(resolved && { resolvedAt: resolved.at }),
    devices: devices.map(({ name }) => name),
    verdict: answer.verdict.headline,
    entries: [...told, ...concluded].sort((one, other) => one.n - other.n),
  }
}

/** The timeline as Markdown, for a ticket or a review; what was pasted or noted is inert in it. */
export function timelineMarkdown(timeline: Timeline, knowledge: Knowledge): string {
  const { number, devices, verdict, entries } = timeline
  const title = say(knowledge, 'incident.timeline', {
    number,
    devices: devices.length > 0 ? say(knowledge, 'incident.on', { devices: list(knowledge, devices) }) : '',
  })
  return `${[
    `## ${inert(title)}`,
    '',
    inert(verdict),
    '',
    ...entries.map(({ at, name, text }) => `- ${moment(at)}, **${inert(name)}**: ${inert(text)}`),
    '',
    '---',
    say(knowledge, 'reply.footer', { version: timeline.knowledge }),
  ].join('\n')}\n`
}

function conclusionOf(
  { id, text, state, by, because }: HandOver['incident']['steps'][number],
  { incident }: HandOver,
  knowledge: Knowledge,
): Timeline['entries'] {
  const contradicted = state === 'failed'
  const [proof] = because ?? []
  if (!proof || (!contradicted && !(state === 'done' && by === 'bot'))) return []
  const paste = incident.pastes.findLast(({ rows }) =>
    because?.some(({ lines }) => rows[0] <= lines[0] && lines[0] <= rows[1]),
  )
  if (!paste) return []
  const kind = contradicted ? ('contradicted' as const) : ('proven' as const)
  const said = say(knowledge, `incident.did-${kind}`, { step: text, proof: proof.text })
  return [
    { n: paste.n, at: paste.at, by: 'bot', name: say(knowledge, 'incident.bot'), kind, text: said, step: id },
  ]
}

/** What an event says happened, without who and when. */
export function sayEvent(event: IncidentEvent, over: HandOver, knowledge: Knowledge): string {
  const { incident } = over
  const words = (key: string, values: Record<string, string | undefined> = {}) =>
    say(knowledge, `incident.did-${key}`, values)
  const stepText = (id: string) => findStep(knowledge, id)?.do ?? id
  switch (event.kind) {
    case 'pasted': {
      const paste = incident.pastes.find(({ n }) => n === event.n)
      if (event.blanked || !paste) return words('blanked')
      const names = namesIn(incident.answer, paste)
      return names.length > 0
        ? words('pasted', { what: list(knowledge, names) })
        : words('pasted-unread', { lines: `${paste.rows[1] - paste.rows[0] + 1}` })
    }
    case 'chosen':
      return words(`chosen-${event.what}`, { value: event.value })
    case 'chosen-by-model':
      return words('chosen-by-model', { model: event.choice.model })
    case 'ticked':
      return words('ticked', { step: stepText(event.step) })
    case 'skipped':
      return words('skipped', { step: stepText(event.step), reason: event.reason })
    case 'reopened':
      return event.step === undefined ? words('reopened') : words('unticked', { step: stepText(event.step) })
    case 'noted':
      return words('noted', { text: event.text })
    case 'handed':
      return event.to === undefined
        ? words('let-go')
        : words('handed', { to: nameOf(over, event.to, knowledge) })
    case 'undone': {
      const what = over.events.find(({ n }) => n === event.event)
      return words('undone', { what: what && sayEvent(what, over, knowledge) })
    }
    case 'fixed':
      return words('fixed', { fix: sayFix(event.fix, knowledge) })
    case 'resolved':
      return words(`resolved-${event.how}`)
    default:
      return words(event.kind)
  }
}

/** What stands in a paste by its name and device, each once, the first few. */
export function namesIn({ evidence }: Answer, { rows }: IncidentPaste): string[] {
  const isIn = ([first]: [number, number]) => rows[0] <= first && first <= rows[1]
  const names = evidence
    .filter(({ lines, also = [], kind }) => kind !== 'question' && [lines, ...also].some(isIn))
    .map((each) => (each.device?.host ? `${evidenceName(each)} (${each.device.host})` : evidenceName(each)))
  return [...new Set(names)].slice(0, NAMED)
}
