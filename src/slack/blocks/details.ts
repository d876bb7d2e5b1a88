import type { KnownBlock } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { place } from '../../reply/labels.ts'
import type { Naming } from '../../reply/proof-text.ts'
import { say } from '../../reply/say.ts'
import type { SlackMessage } from '../blocks.ts'
import { causeParts, evidenceParts } from './answer-parts.ts'
import { pages } from './pages.ts'
import { code, line, rich, words } from './rich.ts'
import { stepBlock } from './steps.ts'

/** What the buttons below an answer show; each is the end of an action id, `show_why`. */
export const DETAILS = ['why', 'causes', 'steps', 'notes'] as const
/** One of them. */
export type Detail = (typeof DETAILS)[number]

/** What a button below an answer shows: one message, or several where it is long. Empty where there is nothing. */
export function renderDetail(
  answer: Answer,
  knowledge: Knowledge,
  detail: Detail,
  naming?: Naming,
): SlackMessage[] {
  const blocks = {
    why: whyBlocks,
    causes: causesBlocks,
    steps: stepsBlocks,
    notes: notesBlocks,
  }[detail](answer, knowledge, naming)
  return blocks.length > 0 ? pages([heading(say(knowledge, `slack.${detail}`)), ...blocks], knowledge) : []
}

/** Whether a button would show anything. */
export function hasDetail(answer: Answer, detail: Detail): boolean {
  switch (detail) {
    case 'why':
      return answer.evidence.length > 0
    case 'causes':
      return answer.causes.length > 1
    case 'steps':
      return answer.checklist.length > 0
    case 'notes':
      return answer.notes.length + answer.clocks.length + answer.sources.length > 0 || !!answer.escalation
  }
}

function whyBlocks(answer: Answer, knowledge: Knowledge, naming?: Naming): KnownBlock[] {
  const supported = answer.causes.filter(({ state }) => state === 'supported' || state === 'likely')
  return [
    ...answer.evidence.map((each) => rich(...evidenceParts(each, knowledge, true, naming))),
    ...supported.map((each) => rich(...causeParts(each, knowledge, true))),
  ]
}

function causesBlocks(answer: Answer, knowledge: Knowledge): KnownBlock[] {
  return answer.causes.map((each) => rich(...causeParts(each, knowledge, true)))
}

function stepsBlocks(answer: Answer, knowledge: Knowledge): KnownBlock[] {
  return answer.checklist.map((each, at) => stepBlock(each, at + 1, knowledge, true))
}

function notesBlocks(answer: Answer, knowledge: Knowledge): KnownBlock[] {
  const { escalation } = answer
  const section = (key: string, texts: string[]): KnownBlock[] =>
    texts.length > 0
      ? [heading(say(knowledge, `part.${key}`)), ...texts.map((text) => rich(line(`• ${text}`)))]
      : []
  return [
    ...section(
      'clocks',
      answer.clocks.map(({ text }) => text),
    ),
    ...section(
      'notes',
      answer.notes.map(({ text }) => text),
    ),
    ...(escalation
      ? [
          heading(say(knowledge, 'part.escalation')),
          rich(line(escalation.when), ...(escalation.collect.length > 0 ? [code(escalation.collect)] : [])),
        ]
      : []),
    ...section(
      'sources',
      answer.sources.map(
        ({ title, section: named, lines }) =>
          `${title}: ${named}${lines ? `, ${place(knowledge, lines)}` : ''}`,
      ),
    ),
  ]
}

function heading(text: string): KnownBlock {
  return rich(line(words(text, 'bold')))
}
