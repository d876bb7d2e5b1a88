import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import {
  causeKey,
  commandLine,
  evidenceName,
  evidencePlace,
  hasSeveralDevices,
  leftOf,
  place,
} from './labels.ts'
import { code, inert, longestRun } from './markdown-words.ts'
import { isMixed, openSlots, plannedSteps } from './plan.ts'
import { quote } from './quote.ts'
import { list, say } from './say.ts'
import { wait } from './when.ts'

/**
 * The whole answer as Markdown, for a ticket: the first view, and the rest folded away below it. What was pasted is inert in it: no links, mentions, pictures or markup
 * come out of a log line.
 */
export function renderMarkdown(answer: Answer, knowledge: Knowledge): string {
  const lines = [
    ...firstLines(answer, knowledge),
    '<details>',
    `<summary>${say(knowledge, 'part.rest')}</summary>`,
    '',
    ...restLines(answer, knowledge),
    '</details>',
    '',
    '---',
    say(knowledge, 'reply.footer', { version: answer.knowledge }),
  ]
  return `${lines.join('\n')}\n`
}

/** A part of the document under its heading; nothing where there is nothing to say. */
function section(knowledge: Knowledge, key: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`### ${say(knowledge, `part.${key}`)}`, '', ...lines, ''] : []
}

/** The first view: verdict and direct answer, because, the plan, what to paste. */
function firstLines(answer: Answer, knowledge: Knowledge): string[] {
  const { first } = answer
  const [headline = '', ...direct] = first.answer
  const steps = plannedSteps(answer)
  const several = isMixed(steps)
  const asked = answer.ask.filter(({ command }) => first.paste.includes(command))
  return [
    `## ${inert(headline)}`,
    '',
    ...direct.flatMap((sentence) => [inert(sentence), '']),
    ...(answer.choices ?? []).map(
      ({ title, says }, at) => `${at + 1}. **${inert(title)}**${says ? ` ${inert(says)}` : ''}`,
    ),
    ...(answer.choices ? [''] : []),
    ...section(
      knowledge,
      'warnings',
      [...answer.warnings.map(({ text }) => text), ...leftOf(answer, 'warnings', knowledge)].map(
        (text) => `- ${inert(text)}`,
      ),
    ),
    ...section(
      knowledge,
      'because',
      first.because.map(({ text }) => `- ${inert(text)}`),
    ),
    ...section(knowledge, 'do', [
      ...steps.flatMap((step) => stepLines(step, knowledge, several)),
      ...openSlots(steps, knowledge).map((text) => `- ${inert(text)}`),
    ]),
    ...section(
      knowledge,
      'paste',
      asked.map(({ command, why }) => `- ${code(command)}${why ? `: ${inert(why)}` : ''}`),
    ),
  ]
}

/** What the first view leaves out. */
function restLines(answer: Answer, knowledge: Knowledge): string[] {
  const { escalation } = answer
  const several = hasSeveralDevices(answer)
  const planned = new Set(answer.first.plan)
  return [
    ...section(knowledge, 'evidence', [
      ...answer.evidence.map((each) => evidenceLine(each, answer, knowledge)),
      ...leftOf(answer, 'evidence', knowledge).map((text) => `- ${inert(text)}`),
    ]),
    ...section(
      knowledge,
      'causes',
      answer.causes.flatMap((cause) => causeLines(cause, knowledge, several)),
    ),
    ...section(
      knowledge,
      'other-steps',
      answer.checklist
        .filter(({ id }) => !planned.has(id))
        .flatMap((step) => stepLines(step, knowledge, several)),
    ),
    ...section(
      knowledge,
      'clocks',
      answer.clocks.map(({ text }) => `- ${inert(text)}`),
    ),
    ...section(
      knowledge,
      'notes',
      answer.notes.map(({ text }) => `- ${inert(text)}`),
    ),
    ...section(
      knowledge,
      'escalation',
      escalation ? [inert(escalation.when), '', ...escalation.collect.map((each) => `- ${code(each)}`)] : [],
    ),
    ...section(
      knowledge,
      'sources',
      answer.sources.map(
        ({ title, section: part, lines: at }) =>
          `- ${inert(`${title}: ${part}${at ? `, ${place(knowledge, at)}` : ''}`)}`,
      ),
    ),
    ...section(
      knowledge,
      'unread',
      [
        answer.unrecognized.map(({ lines: at }) => place(knowledge, at)).join(', '),
        ...leftOf(answer, 'unrecognized', knowledge),
      ].filter(Boolean),
    ),
  ]
}

function evidenceLine(
  evidence: Answer['evidence'][number],
  { verdict }: Answer,
  knowledge: Knowledge,
): string {
  const { explanation, message } = evidence
  const name =
    evidence.kind === 'question'
      ? ''
      : `${code(evidenceName(evidence))} (${inert(evidencePlace(knowledge, evidence))}): `
  const text = message?.text ? `<br>${code(quote(message.text, 400))}` : ''
  // what the verdict has said already need not be said again
  const words = [explanation?.means, explanation?.impact].filter((each) => each && each !== verdict.impact)
  const title = explanation && !name.includes(explanation.title) ? `**${inert(explanation.title)}.** ` : ''
  return `- ${name}${title}${inert(words.join(' '))}${text}`
}

function causeLines(cause: Answer['causes'][number], knowledge: Knowledge, several: boolean): string[] {
  const { title, devices, because } = cause
  const key = causeKey(cause)
  const whose = several && devices.length > 0 ? ` (${inert(list(knowledge, devices))})` : ''
  return [
    `- **${inert(title)}**${whose}: ${say(knowledge, `part.${key}`)}`,
    ...because.map(({ text }) => `  - ${inert(text)}`),
  ]
}

function stepLines(step: Answer['checklist'][number], knowledge: Knowledge, several: boolean): string[] {
  const done = step.because?.map(({ text }) => text).join('; ')
  // without a reason it was ticked by hand
  const text =
    done && step.state === 'done'
      ? `${step.text} ${say(knowledge, 'part.done', { because: done })}`
      : step.text
  const whose = several && step.devices ? ` (${list(knowledge, step.devices)})` : ''
  const extra = (key: string, value: string | undefined) =>
    value ? [`  - ${inert(say(knowledge, `part.${key}`, { [key]: value }))}`] : []
  const undo = step.undo ?? []
  return [
    `- [${step.state === 'done' ? 'x' : ' '}] ${inert(`${text}${whose}`)}`,
    ...extra('danger', step.danger),
    ...fence(step.commands.map((command) => commandLine(knowledge, command))),
    ...extra('wait', step.wait && wait(knowledge, step.wait)),
    ...extra('expect', step.expect),
    ...(undo.length > 0 ? [`  - ${say(knowledge, 'part.undo')}`] : []),
    ...fence(undo.map((each) => commandLine(knowledge, each))),
  ]
}

/** A fenced block inside a list item; the fence is longer than any run of backticks in it. */
function fence(lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const mark = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return ['', `  ${mark}text`, ...lines.map((line) => `  ${line}`), `  ${mark}`, '']
}
