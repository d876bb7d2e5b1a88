import type { Act } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { commandMark, evidenceName, evidencePlace, hasSeveralDevices, place } from '../../reply/labels.ts'
import { isMixed, openSlots, plannedSteps } from '../../reply/plan.ts'
import { quote } from '../../reply/quote.ts'
import { list, say } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import type { Span } from '../../text/line.ts'

/** A command as it is shown: the mark of its mode before it, and what is copied. */
export type ShownCommand = { mark: string; text: string }

/** A step of the checklist, in words. */
export type ShownStep = {
  id: string
  text: string
  state: 'todo' | 'done' | 'failed'
  because: string
  commands: ShownCommand[]
  danger: string
  more: string[]
  undo: { head: string; commands: ShownCommand[] } | undefined
}

/** A cause, in words. */
export type ShownCause = {
  title: string
  state: 'supported' | 'likely' | 'possible' | 'ruled-out'
  label: string
  because: string[]
}

/** An answer as the page draws it: every word is there, none of them is markup. */
export type PageAnswer = {
  act: Act
  recognized: boolean
  headline: string
  /** The direct answers, below the headline. */
  direct: string[]
  because: string[]
  /** The steps of the first view, what the slots in them stand for, and what to paste. */
  plan: ShownStep[]
  slots: string[]
  paste: { command: string; why: string }[]
  evidence: { name: string; place: string; lines: Span; title: string; words: string; quoted: string }[]
  causes: ShownCause[]
  /** The steps that the first view leaves out. */
  steps: ShownStep[]
  escalation: { when: string; collect: string[] } | undefined
  /** What is said in plain lists, by the key of its heading. */
  lists: Record<'warnings' | 'clocks' | 'notes' | 'sources' | 'unread', string[]>
  /** The headings, by the same keys as in knowledge/replies.yml. */
  heads: Record<string, string>
  footer: string
}

const HEADS = [
  ...['because', 'do', 'paste', 'rest', 'warnings', 'evidence', 'causes', 'other-steps', 'clocks', 'notes'],
  ...['escalation', 'sources', 'unread'],
]

/** Puts an answer into the words that the page shows. */
export function composePageAnswer(answer: Answer, knowledge: Knowledge): PageAnswer {
  const { verdict, escalation, first } = answer
  const [headline = '', ...direct] = first.answer
  const several = hasSeveralDevices(answer)
  const planned = plannedSteps(answer)
  const shown = (steps: Answer['checklist'], mixed: boolean) =>
    steps.map((step) => shownStep(step, knowledge, mixed))
  return {
    act: verdict.act,
    recognized: answer.evidence.length > 0,
    headline,
    direct,
    because: first.because.map(({ text }) => text),
    plan: shown(planned, isMixed(planned)),
    slots: openSlots(planned, knowledge),
    paste: answer.ask
      .filter(({ command }) => first.paste.includes(command))
      .map(({ command, why }) => ({ command, why })),
    evidence: answer.evidence.map((each) => ({
      name: evidenceName(each),
      place: evidencePlace(knowledge, each),
      lines: each.lines,
      title: each.explanation?.title ?? '',
      // what the verdict has said already need not be said again
      words: [each.explanation?.means, each.explanation?.impact]
        .filter((words) => words && words !== verdict.impact)
        .join(' '),
      quoted: each.message?.text ? quote(each.message.text, 400) : '',
    })),
    causes: answer.causes.map((cause) => shownCause(cause, knowledge, several)),
    steps: shown(
      answer.checklist.filter((step) => !planned.includes(step)),
      several,
    ),
    escalation,
    lists: {
      warnings: answer.warnings.map(({ text }) => text),
      clocks: answer.clocks.map(({ text }) => text),
      notes: answer.notes.map(({ text }) => text),
      sources: answer.sources.map(
        ({ title, section, lines }) => `${title}: ${section}${lines ? `, ${place(knowledge, lines)}` : ''}`,
      ),
      unread: [answer.unrecognized.map(({ lines }) => place(knowledge, lines)).join(', ')].filter(Boolean),
    },
    heads: Object.fromEntries(HEADS.map((key) => [key, say(knowledge, `part.${key}`)])),
    footer: say(knowledge, 'reply.footer', { version: answer.knowledge }),
  }
}

function shownCause(
  { title, state, devices, because }: Answer['causes'][number],
  knowledge: Knowledge,
  several: boolean,
): ShownCause {
  return {
    title: several && devices.length > 0 ? `${title} (${list(knowledge, devices)})` : title,
    state,
    label: say(knowledge, `part.${state === 'possible' ? 'possibly' : state}`),
    because: because.map(({ text }) => text),
  }
}

function shownStep(step: Answer['checklist'][number], knowledge: Knowledge, several: boolean): ShownStep {
  const because = step.because?.map(({ text }) => text).join('; ')
  const undo = step.undo ?? []
  return {
    id: step.id,
    text: several && step.devices ? `${step.text} (${list(knowledge, step.devices)})` : step.text,
    state: step.state,
    because: because && step.state === 'done' ? say(knowledge, 'part.done', { because }) : '',
    commands: step.commands.map((command) => shownCommand(knowledge, command)),
    danger: step.danger ? say(knowledge, 'part.danger', { danger: step.danger }) : '',
    more: [
      ...(step.wait ? [say(knowledge, 'part.wait', { wait: wait(knowledge, step.wait) })] : []),
      ...(step.expect ? [say(knowledge, 'part.expect', { expect: step.expect })] : []),
    ],
    undo:
      undo.length > 0
        ? { head: say(knowledge, 'part.undo'), commands: undo.map((each) => shownCommand(knowledge, each)) }
        : undefined,
  }
}

function shownCommand(
  knowledge: Knowledge,
  command: Answer['checklist'][number]['commands'][number],
): ShownCommand {
  return { mark: commandMark(knowledge, command), text: command.text }
}
