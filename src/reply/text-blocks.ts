import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { COLUMNS, columns, fold } from './fold.ts'
import { causeKey, commandLine, evidenceName, evidencePlace, leftOf } from './labels.ts'
import { list, say } from './say.ts'
import { wait } from './when.ts'

/** The colour of a verdict, by its act. */
export const COLOURS = {
  escalate: 'red',
  fix: 'yellow',
  unknown: 'cyan',
  watch: 'cyan',
  nothing: 'green',
} as const

/** Styles that the text asks for; what they look like is the terminal's affair. */
export type StyleName = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** `all`: everything, not only the first view. `style` colours a piece of a line, or gives it back as it is. */
export type TextOptions = { all: boolean; style: (name: StyleName, text: string) => string }

/** Lines that belong together; an empty block is left out. */
export type Block = string[]

/** What was pasted and should not have been. */
export function warningBlock(answer: Answer, knowledge: Knowledge, { style }: TextOptions): Block {
  const texts = [...answer.warnings.map(({ text }) => text), ...leftOf(answer, 'warnings', knowledge)]
  return texts.flatMap((text) => fold(text, '! ').map((line) => style('red', line)))
}

/** One piece of evidence: its name and place, then what it means and what it affects. */
export function evidenceBlock(
  evidence: Answer['evidence'][number],
  knowledge: Knowledge,
  { style }: TextOptions,
): Block {
  const name = evidenceName(evidence)
  const where = evidencePlace(knowledge, evidence)
  const title =
    columns(name) + columns(where) + 2 <= COLUMNS
      ? [`${style('bold', name)}  ${style('dim', where)}`]
      : [...fold(name).map((line) => style('bold', line)), ...fold(where, '  ')]
  const { explanation } = evidence
  if (!explanation) return title
  return [
    ...title,
    ...fold(explanation.means, '  '),
    ...(explanation.impact ? fold(explanation.impact, '  ') : []),
  ]
}

/** One cause, how it stands, and the pasted lines that say so. Whose it is, where there are several devices. */
export function causeLines(cause: Answer['causes'][number], knowledge: Knowledge, several: boolean): Block {
  const { title, because, devices } = cause
  const whose = devices.length > 0 && several ? ` (${list(knowledge, devices)})` : ''
  const mark = ` [${say(knowledge, `part.${causeKey(cause)}`)}]`
  return [...fold(`${title}${whose}${mark}`, '  '), ...because.flatMap(({ text }) => fold(text, '    '))]
}

/** One step with its commands, how to wait and to undo, under its number. Whose it is, where there are several devices. */
export function stepLines(
  step: Answer['checklist'][number],
  at: number,
  knowledge: Knowledge,
  { style }: TextOptions,
  several: boolean,
): Block {
  const done = step.because?.map(({ text }) => text).join('; ')
  const whose = several && step.devices ? ` (${list(knowledge, step.devices)})` : ''
  const text =
    step.state === 'done' ? `${step.text} ${say(knowledge, 'part.done', { because: done })}` : step.text
  const show = (command: (typeof step.commands)[number]) =>
    style('cyan', indented(commandLine(knowledge, command)))
  const extra = (key: string, value: string | undefined) =>
    value ? fold(say(knowledge, `part.${key}`, { [key]: value }), '     ') : []
  return [
    ...fold(`${text}${whose}`, `${`${at + 1}.`.padStart(3)} `),
    ...extra('danger', step.danger),
    ...step.commands.map(show),
    ...extra('wait', step.wait && wait(knowledge, step.wait)),
    ...extra('expect', step.expect),
    ...(step.undo ? [...fold(say(knowledge, 'part.undo'), '     '), ...step.undo.map(show)] : []),
  ]
}

/** One step of the first view: what to do, its commands, and the sign of success. Whose it is, where there are several devices. */
export function planLines(
  step: Answer['checklist'][number],
  at: number,
  knowledge: Knowledge,
  { style }: TextOptions,
  { several, sign }: { several: boolean; sign: boolean },
): Block {
  const whose = several && step.devices ? ` (${list(knowledge, step.devices)})` : ''
  const text = `${step.text}${whose}`
  const number = `${`${at + 1}.`.padStart(3)} `
  const [command, ...others] = step.commands.map((each) => commandLine(knowledge, each))
  const lead = `${number}${step.text.replace(/[.:]$/, '')}${whose}: `
  // one short command stands beside what it is for
  const isShort = command && others.length === 0 && !step.danger && columns(lead + command) <= COLUMNS
  return [
    ...(isShort
      ? [`${lead}${style('cyan', command)}`]
      : [
          ...fold(text, number),
          ...(step.danger ? fold(say(knowledge, 'part.danger', { danger: step.danger }), '     ') : []),
          ...step.commands.map((each) => style('cyan', indented(commandLine(knowledge, each)))),
        ]),
    ...(sign && step.expect ? fold(say(knowledge, 'part.expect', { expect: step.expect }), '     ') : []),
  ]
}

/** Below its step; a command is never broken. */
function indented(command: string): string {
  return `     ${command}`
}

/** An output to paste next: the command, never broken, then why. */
export function askLines(
  { command, why, mode = 'exec', platform = 'nx-os' }: Answer['ask'][number],
  knowledge: Knowledge,
  { style }: TextOptions,
): Block {
  const line = `  ${style('cyan', commandLine(knowledge, { mode, platform, text: command }))}`
  return [line, ...(why ? fold(why, '    ') : [])]
}

/** Who says so, by which version of the knowledge; `more`: that there is more than what was shown. */
export function footerBlock(
  { knowledge: version }: Answer,
  knowledge: Knowledge,
  { style }: TextOptions,
  more = false,
): Block {
  const footer = say(knowledge, 'reply.footer', { version })
  return [style('dim', more ? `${say(knowledge, 'first.more-at-terminal')} · ${footer}` : footer)]
}
