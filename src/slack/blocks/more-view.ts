import type { KnownBlock, ModalView } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { place } from '../../reply/labels.ts'
import type { Naming } from '../../reply/proof-text.ts'
import { say } from '../../reply/say.ts'
import { plain } from '../incident/elements.ts'
import { AIM, LIMITS } from '../limits.ts'
import { causeParts, evidenceParts } from './answer-parts.ts'
import { code, line, type Part, rich, smallPrint, words } from './rich.ts'
import { stepBlock } from './steps.ts'

type Cause = Answer['causes'][number]

/** The rest of an answer behind its one button: every step, why, the other causes, notes and sources. */
export function moreView(answer: Answer, knowledge: Knowledge): ModalView {
  const clocks = bullets(
    'clocks',
    answer.clocks.map(({ text }) => text),
    knowledge,
  )
  const blocks = [...stepsSection(answer, knowledge), ...clocks, ...restBlocks(answer, knowledge)]
  return modalOf('more', blocks, knowledge)
}

/** A sentence or two in a modal of their own, where there is no message to answer in. */
export function noticeView(blocks: readonly KnownBlock[], knowledge: Knowledge): ModalView {
  return modalOf('notice', blocks, knowledge)
}

/** A modal that only shows; as many of the blocks as Slack takes, the rest counted. */
function modalOf(what: 'more' | 'notice', blocks: readonly KnownBlock[], knowledge: Knowledge): ModalView {
  return {
    type: 'modal',
    callback_id: `show_${what}`,
    title: plain(say(knowledge, `card.${what}-title`), LIMITS.modalTitle),
    close: plain(say(knowledge, 'card.close'), LIMITS.modalTitle),
    blocks: fitModal(blocks, knowledge),
  }
}

/** As many blocks as a modal may hold, by number and by bytes, and the version; what is left out is counted. */
export function fitModal(blocks: readonly KnownBlock[], knowledge: Knowledge): KnownBlock[] {
  const shown: KnownBlock[] = []
  let bytes = 0
  for (const block of blocks) {
    bytes += Buffer.byteLength(JSON.stringify(block))
    if (shown.length === AIM.modalBlocks || bytes > AIM.viewBytes) break
    shown.push(block)
  }
  const left = blocks.length - shown.length
  return [
    ...shown,
    ...(left > 0 ? [rich(line(say(knowledge, 'slack.more', { count: left })))] : []),
    smallPrint(say(knowledge, 'reply.footer', { version: knowledge.version })),
  ]
}

/** What a modal shows below the steps: why, the causes by how they stand, notes, TAC, sources. */
export function restBlocks(answer: Answer, knowledge: Knowledge, naming?: Naming): KnownBlock[] {
  const { escalation } = answer
  const of = (wanted: Cause['state']) => answer.causes.filter(({ state }) => state === wanted)
  const causes = (key: string, all: readonly Cause[]) =>
    section(
      say(knowledge, `card.${key}`),
      all.flatMap((cause) => causeParts(cause, knowledge, false)),
    )
  return [
    ...section(
      say(knowledge, 'part.evidence'),
      answer.evidence.slice(0, EVIDENCE).flatMap((each) => evidenceParts(each, knowledge, true, naming)),
    ),
    ...causes('causes-likely', of('supported')),
    ...causes('causes-open', of('possible')),
    ...causes('causes-out', of('ruled-out')),
    ...bullets(
      'notes',
      answer.notes.map(({ text }) => text),
      knowledge,
    ),
    ...(escalation
      ? section(say(knowledge, 'part.escalation'), [
          line(escalation.when),
          ...(escalation.collect.length > 0 ? [code(escalation.collect)] : []),
        ])
      : []),
    ...section(say(knowledge, 'part.sources'), [...sourceLines(answer, knowledge), cssmLine(knowledge)]),
  ]
}

/** A line to each section of a document that was drawn on, with its places. */
function sourceLines({ sources }: Answer, knowledge: Knowledge): Part[] {
  const places = new Map<string, { title: string; said: string[] }>()
  for (const { title, section: named, lines } of sources) {
    const key = `${title}: ${named}`
    const known = places.get(key) ?? { title, said: [named] }
    places.set(key, { title, said: [...known.said, ...(lines ? [place(knowledge, lines)] : [])] })
  }
  return [...places.values()].map(({ title, said }) => {
    const url = knowledge.pages?.get(title)
    return line('• ', url ? { type: 'link', url, text: title } : title, `: ${said.join(', ')}`)
  })
}

/** Where tokens, policies and product instances are looked after. */
function cssmLine(knowledge: Knowledge): Part {
  return line(`• ${say(knowledge, 'slack.cssm-name')}: `, {
    type: 'link',
    url: say(knowledge, 'slack.cssm-page'),
  })
}

function bullets(key: string, texts: readonly string[], knowledge: Knowledge): KnownBlock[] {
  return section(
    say(knowledge, `part.${key}`),
    texts.map((text) => line(`• ${text}`)),
  )
}

/** Pieces of evidence that a modal explains one by one. */
const EVIDENCE = 12

/** Parts of one rich_text block: more of them make another. */
const PARTS = 40

function section(title: string, parts: readonly Part[]): KnownBlock[] {
  if (parts.length === 0) return []
  const blocks: KnownBlock[] = [rich(line(words(title, 'bold')), ...parts.slice(0, PARTS))]
  for (let at = PARTS; at < parts.length; at += PARTS) blocks.push(rich(...parts.slice(at, at + PARTS)))
  return blocks
}

function stepsSection({ checklist }: Answer, knowledge: Knowledge): KnownBlock[] {
  if (checklist.length === 0) return []
  return [
    rich(line(words(say(knowledge, 'slack.steps'), 'bold'))),
    ...checklist.map((each, at) => stepBlock(each, at + 1, knowledge, true)),
  ]
}
