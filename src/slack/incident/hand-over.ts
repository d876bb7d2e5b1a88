import { randomBytes } from 'node:crypto'
import { catchUp } from '../../incident/catch-up.ts'
import type { IncidentEvent } from '../../incident/event.ts'
import type { Document, HandOver } from '../../incident/hand-over.ts'
import { statusLines } from '../../incident/status-lines.ts'
import { tacBundle } from '../../incident/tac-bundle.ts'
import { sayEvent, timelineMarkdown, timelineOf } from '../../incident/timeline.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { pages } from '../blocks/pages.ts'
import { line, rich, words } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { UploadBody } from '../delivery/outbox-bodies.ts'
import { asMessage } from '../notice.ts'
import type { Found } from './change-incident.ts'
import { footer } from './footer.ts'
import { person } from './who.ts'

/** What the documents of an incident are made of. */
export function handOverOf({ row, incident, events, at }: Found, nameOf: HandOver['nameOf']): HandOver {
  return { number: row.number, incident, events, nameOf, at }
}

/** How an incident stands, in a few lines. */
export function statusMessage(found: Found, knowledge: Knowledge): SlackMessage {
  const people = createMarks(knowledge)
  const lines = statusLines(handOverOf(found, people.mark), knowledge)
  return asMessage([
    rich(
      ...lines.map((text, at) =>
        line(...people.elements(text).map((each) => (at === 0 ? bold(each) : each))),
      ),
    ),
    footer(found.row.number, knowledge),
  ])
}

/** What happened, what was tried, what is next, for whoever comes late. */
export function catchUpMessages(found: Found, knowledge: Knowledge): SlackMessage[] {
  const people = createMarks(knowledge)
  return documentMessages(catchUp(handOverOf(found, people.mark), knowledge), people, knowledge)
}

/** What a hand-over tells, beside who has it now: how it stands, what was tried, what is next. */
const HANDED = ['state', 'tried', 'next'] as const

/** Who hands an incident over to whom, and all that the next one needs, in one message that pings them. */
export function handedMessage(
  found: Found,
  { by, to, note }: { by: string; to?: string; note?: string },
  knowledge: Knowledge,
): SlackMessage {
  const { row, at } = found
  const { owner: _, ...incident } = found.incident
  const after = { ...found, incident: { ...incident, ...(to !== undefined && { owner: { by: to, at } }) } }
  const { mark, elements } = createMarks(knowledge)
  const { sections } = catchUp(handOverOf(after, mark), knowledge)
  const titles: readonly string[] = HANDED.map((part) => say(knowledge, `incident.part-${part}`))
  const who = say(knowledge, to === undefined ? 'card.let-go' : 'card.handed', {
    who: mark(by),
    to: to === undefined ? '' : mark(to),
    number: row.number,
  })
  const [message = asMessage([])] = documentMessages(
    {
      title: who,
      sections: [
        ...(note ? [{ title: '', lines: [note] }] : []),
        ...sections.filter(({ title }) => titles.includes(title)),
      ],
    },
    { mark, elements },
    knowledge,
  )
  return message
}

/** What somebody took back. */
export function undoneMessage(
  found: Found,
  events: readonly IncidentEvent[],
  knowledge: Knowledge,
): SlackMessage {
  const { mark, elements } = createMarks(knowledge)
  const over = handOverOf(found, mark)
  return asMessage([
    rich(
      ...events.map((event) =>
        line(...elements(say(knowledge, 'card.undone', { what: sayEvent(event, over, knowledge) }))),
      ),
    ),
    footer(found.row.number, knowledge),
  ])
}

/** The bundle for Cisco TAC, or the timeline as Markdown and JSON, as files; who reads them may have no Slack. */
export function filesOf(
  what: 'tac' | 'timeline',
  found: Found,
  nameOf: HandOver['nameOf'],
  knowledge: Knowledge,
): UploadBody[] {
  const over = handOverOf(found, nameOf)
  const { number } = found.row
  if (what === 'tac') return [{ name: `tac-${number}.txt`, text: tacBundle(over, knowledge) }]
  const timeline = timelineOf(over, knowledge)
  return [
    { name: `timeline-${number}.md`, text: timelineMarkdown(timeline, knowledge) },
    { name: `timeline-${number}.json`, text: `${JSON.stringify(timeline, undefined, 2)}\n` },
  ]
}

function documentMessages(
  { title, sections }: Document,
  { elements }: Marks,
  knowledge: Knowledge,
): SlackMessage[] {
  return pages(
    [
      rich(line(...elements(title).map((each) => bold(each)))),
      ...sections.map((section) =>
        rich(
          ...(section.title ? [line(words(section.title, 'bold'))] : []),
          ...section.lines.map((text) => line('• ', ...elements(text))),
        ),
      ),
    ],
    knowledge,
  )
}

function bold(element: ReturnType<typeof words>): ReturnType<typeof words> {
  return element.type === 'text' ? words(element.text, 'bold') : element
}

/** Puts people into sentences, and finds them there again. */
type Marks = {
  mark: (id: string) => string
  /** A sentence with its people as Slack shows them. */
  elements: (sentence: string) => ReturnType<typeof words>[]
}

/** Marks that are other ones each time: nothing that somebody pasted, noted or named is ever taken for one. */
function createMarks(knowledge: Knowledge): Marks {
  const open = `\ue000${randomBytes(8).toString('hex')}:`
  const close = '\ue001'
  return {
    mark: (id) => `${open}${id}${close}`,
    elements(sentence) {
      const [head = '', ...others] = sentence.split(open)
      const parts = others.flatMap((piece) => {
        const end = piece.indexOf(close)
        const rest = piece.slice(end + 1)
        return [person(piece.slice(0, Math.max(end, 0)), knowledge), ...(rest ? [words(rest)] : [])]
      })
      return head || parts.length === 0 ? [words(head), ...parts] : parts
    },
  }
}
