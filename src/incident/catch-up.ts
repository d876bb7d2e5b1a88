import type { Knowledge } from '../knowledge/knowledge.ts'
import { commandLine, evidenceName } from '../reply/labels.ts'
import { say } from '../reply/say.ts'
import { moment } from '../reply/when.ts'
import type { Document, HandOver } from './hand-over.ts'
import type { IncidentStep } from './incident.ts'
import { nameOf, sayStep } from './say-step.ts'
import { statusLines } from './status-lines.ts'

/** Lines of a section; more are counted. */
const LINES = 6

/** Steps that are next. */
const NEXT = 3

/** For whoever comes to an incident late: what happened, what was tried, what is ruled out, what is next. */
export function catchUp(over: HandOver, knowledge: Knowledge): Document {
  const { number, incident } = over
  const { answer, steps } = incident
  const tried = steps.filter(({ state }) => state !== 'todo')
  const todo = [...steps]
    .filter(({ state }) => state === 'todo')
    .sort((one, other) => Number(incident.plan.includes(other.id)) - Number(incident.plan.includes(one.id)))
  const [asked] = answer.ask.map(({ command }) => say(knowledge, 'incident.ask', { command }))
  const section = (key: string, lines: readonly string[]) =>
    lines.length > 0 ? [{ title: say(knowledge, `incident.part-${key}`), lines: cut(lines, knowledge) }] : []
  const out = answer.causes.filter(({ state }) => state === 'ruled-out')
  return {
    title: say(knowledge, 'incident.catchup', { number }),
    sections: [
      ...section(
        'state',
        // what to paste stands under what is next
        statusLines(over, knowledge).filter((text) => text !== asked),
      ),
      ...section('happened', [...opening(over, knowledge), ...evidence(over, knowledge)]),
      ...section('tried', [
        ...choices(over, knowledge),
        ...tried.map((step) => sayStep(step, over, knowledge)),
        ...incident.notes.map(({ by, at, text }) =>
          say(knowledge, 'incident.note', { who: nameOf(over, by, knowledge), when: moment(at), text }),
        ),
      ]),
      ...section(
        'out',
        out.map(({ title, because }) => say(knowledge, 'incident.out', { title, because: because[0]?.text })),
      ),
      ...(incident.status === 'open'
        ? section('next', [
            ...todo.slice(0, NEXT).map((step) => withCommands(step, knowledge)),
            ...(asked ? [asked] : []),
            ...incident.clocks.map(({ text }) => text),
          ])
        : []),
    ],
  }
}

/** A step with its commands in one line: `Save it: copy running-config startup-config`. */
function withCommands({ text, commands }: IncidentStep, knowledge: Knowledge): string {
  if (commands.length === 0) return text
  return `${text.replace(/[.:]$/, '')}: ${commands.map((each) => commandLine(knowledge, each)).join('; ')}`
}

function opening(over: HandOver, knowledge: Knowledge): string[] {
  const [first] = over.events
  const { openedAt, shared } = over.incident
  const who = first ? nameOf(over, first.by, knowledge) : ''
  return [say(knowledge, 'incident.opened', { who, when: moment(openedAt) }), ...(shared ? [shared] : [])]
}

/** What was seen, each kind of message on each device once. */
function evidence({ incident: { answer } }: HandOver, knowledge: Knowledge): string[] {
  const seen = answer.evidence
    .filter(({ level, kind }) => level !== 'supporting' && kind !== 'question')
    .map((each) => {
      const { device, message, explanation, closedBy } = each
      const host = device?.host ?? device?.sn
      const name = evidenceName(each)
      const title = explanation && explanation.title !== name ? `: ${explanation.title}` : ''
      return say(knowledge, 'incident.seen', {
        name,
        on: host ? say(knowledge, 'incident.on', { devices: host }) : '',
        times:
          message && message.count > 1 ? `, ${say(knowledge, 'part.times', { count: message.count })}` : '',
        title,
        mended: closedBy ? ` (${say(knowledge, 'part.mended')})` : '',
      })
    })
  return [...new Set(seen)]
}

function choices(over: HandOver, knowledge: Knowledge): string[] {
  return Object.entries(over.incident.chosen).map(([what, { value, by, at }]) =>
    say(knowledge, `incident.chosen-${what}`, { value, who: nameOf(over, by, knowledge), when: moment(at) }),
  )
}

function cut(lines: readonly string[], knowledge: Knowledge): string[] {
  if (lines.length <= LINES + 1) return [...lines]
  return [...lines.slice(0, LINES), say(knowledge, 'slack.more', { count: lines.length - LINES })]
}
