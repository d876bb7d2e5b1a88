import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Command } from '../knowledge/step.ts'
import type { Span } from '../text/line.ts'
import type { Answer } from './answer.ts'
import type { Naming } from './proof-text.ts'
import { quote } from './quote.ts'
import { say } from './say.ts'

type ShownCommand = { mode: Command['mode']; platform: string; text: string }

const MARKS: Record<Command['mode'], string> = {
  exec: '#',
  config: '(config)#',
  'config-vrf': '(config-vrf)#',
  'config-if': '(config-if)#',
  'config-callhome': '(config-callhome)#',
  shell: '$',
  web: '>',
}

/** What a piece of evidence is called: `%LICMGR-3-LOG_SMART_LIC_COMM_FAILED`, `show license status`, a question's title. */
export function evidenceName(evidence: Answer['evidence'][number]): string {
  const { message, show } = evidence
  if (message) {
    const severity = message.severity === undefined ? '' : `-${message.severity}`
    return quote(`%${message.facility}${severity}-${message.mnemonic}`, 70)
  }
  return show ? quote(show.command) : (evidence.explanation?.title ?? evidence.kind)
}

/** Whose a piece of evidence is, where it stands, how often, and whether it has mended itself. */
export function evidencePlace(
  knowledge: Knowledge,
  evidence: Answer['evidence'][number],
  naming?: Naming,
): string {
  const { device, message, lines, closedBy } = evidence
  return [
    device?.host ?? device?.sn ?? device?.pid,
    message && message.count > 1 ? say(knowledge, 'part.times', { count: message.count }) : undefined,
    placeOfPaste(knowledge, lines, naming),
    closedBy ? say(knowledge, 'part.mended') : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => quote(`${part}`, 60))
    .join(', ')
}

/** `line 3`, or `line 3 of paste 2` where there are several pastes. */
function placeOfPaste(knowledge: Knowledge, span: Span, naming: Naming | undefined): string {
  const { lines, paste } = naming?.(span) ?? { lines: span }
  const own = place(knowledge, lines)
  return paste === undefined ? own : say(knowledge, 'because.of-paste', { lines: own, paste })
}

/** `line 3`, `lines 3-5`. */
export function place(knowledge: Knowledge, [first, last]: Span): string {
  return first === last
    ? say(knowledge, 'part.line', { line: first })
    : say(knowledge, 'part.lines', { first, last })
}

/** A command behind the mark of its mode, `(config)# ip domain-lookup`; what is no NX-OS command says whose it is. */
export function commandLine(knowledge: Knowledge, command: ShownCommand): string {
  return `${commandMark(knowledge, command)} ${command.text}`
}

/** What stands before a command: the mark of its mode, and whose it is where it is none of NX-OS. */
export function commandMark(
  knowledge: Knowledge,
  { mode, platform }: Pick<ShownCommand, 'mode' | 'platform'>,
): string {
  const mark = MARKS[mode]
  if (platform === 'nx-os') return mark
  const whose = say(knowledge, `platform.${platform}`)
  return mode === 'web' ? `${whose}:` : `${whose} ${mark}`
}

/** Whether the paste is of several devices, so that each thing must say whose it is. */
export function hasSeveralDevices({ evidence }: Answer): boolean {
  return new Set(evidence.map(({ device }) => device?.host ?? device?.sn)).size > 1
}

/** How a cause stands, as a key of the part labels. */
export function causeKey({ state, aside }: Answer['causes'][number]): string {
  if (aside) return 'aside'
  return state === 'possible' ? 'possibly' : state
}

/** That a very long paste has more of something than is named, as a line or none. */
export function leftOf(
  { left }: Answer,
  what: keyof NonNullable<Answer['left']>,
  knowledge: Knowledge,
): string[] {
  const count = left?.[what]
  return count ? [say(knowledge, 'reply.left', { count })] : []
}
