import { catchUp } from '../../incident/catch-up.ts'
import type { Document, HandOver } from '../../incident/hand-over.ts'
import { statusLines } from '../../incident/status-lines.ts'
import { tacBundle } from '../../incident/tac-bundle.ts'
import { timelineMarkdown, timelineOf } from '../../incident/timeline.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { pages } from '../blocks/pages.ts'
import { line, rich, words } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { UploadBody } from '../delivery/outbox-bodies.ts'
import { asMessage } from '../notice.ts'
import type { Found } from './change-incident.ts'
import { footer } from './footer.ts'
import { person } from './who.ts'

/** Marks around a person's id in a sentence; no keyboard types them, and what was pasted loses them. */
const MARKS = /\ue000(?<id>[A-Z0-9]{2,20})\ue001/

/** What the documents of an incident are made of. */
export function handOverOf({ row, incident, events, at }: Found, nameOf: HandOver['nameOf']): HandOver {
  return { number: row.number, incident, events, nameOf, at }
}

/** How an incident stands, in a few lines. */
export function statusMessage(found: Found, knowledge: Knowledge): SlackMessage {
  const lines = statusLines(handOverOf(found, marked), knowledge)
  return asMessage([
    rich(
      ...lines.map((text, at) =>
        line(...elements(text, knowledge).map((each) => (at === 0 ? bold(each) : each))),
      ),
    ),
    footer(found.row.number, knowledge),
  ])
}

/** What happened, what was tried, what is next, for whoever comes late. */
export function catchUpMessages(found: Found, knowledge: Knowledge): SlackMessage[] {
  return documentMessages(catchUp(handOverOf(found, marked), knowledge), knowledge)
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

function documentMessages({ title, sections }: Document, knowledge: Knowledge): SlackMessage[] {
  return pages(
    [
      rich(line(...elements(title, knowledge).map((each) => bold(each)))),
      ...sections.map((section) =>
        rich(
          line(words(section.title, 'bold')),
          ...section.lines.map((text) => line('• ', ...elements(text, knowledge))),
        ),
      ),
    ],
    knowledge,
  )
}

function bold(element: ReturnType<typeof words>): ReturnType<typeof words> {
  return element.type === 'text' ? words(element.text, 'bold') : element
}

/** A sentence with its people as Slack shows them. */
function elements(sentence: string, knowledge: Knowledge): ReturnType<typeof words>[] {
  const parts: ReturnType<typeof words>[] = []
  let rest = sentence
  for (;;) {
    const found = MARKS.exec(rest)
    if (!found?.groups) break
    if (found.index > 0) parts.push(words(rest.slice(0, found.index)))
    parts.push(person(found.groups.id ?? '', knowledge))
    rest = rest.slice(found.index + found[0].length)
  }
  return rest || parts.length === 0 ? [...parts, words(rest)] : parts
}

function marked(id: string): string {
  return `\ue000${id}\ue001`
}
