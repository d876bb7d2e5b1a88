import type { Entry } from './entries.ts'
import { type Problem, problemOf } from './problem.ts'
import type { Command, CommandPlatform, Mode, Step } from './step.ts'

/** The slots that a command may have; the first is what every other spelling of it should be. */
const SLOTS = [
  '<vrf-name>',
  '<callhome-vrf>',
  '<dns-server>',
  '<old-dns-server>',
  '<your-domain>',
  '<ntp-server>',
  '<old-ntp-server>',
  '<cslu-host>',
  '<cslu-address>',
  '<id-token>',
  '<licensing-server>',
  '<cslu-server>',
  '<interface>',
  '<file>',
  '<ack-file>',
  '<on-prem-fqdn>',
  '<on-prem-url>',
  '<on-prem-address>',
  '<replaced-url>',
  '<tenant>',
  '<email-address>',
  '<profile>',
  '<free-index>',
  '<proxy-host>',
  '<proxy-port>',
  '<working-vrf>',
  '<old-vrf>',
  '<old-transport>',
  '<old-cslu-address>',
  '<ntp-vrf>',
  '<old-ntp-vrf>',
  '<old-proxy>',
  '<days>',
  '<old-days>',
  '<user>',
  '<file-server>',
  '<gateway>',
  '<index>',
  '<package>',
  '<old-server-address>',
  '<new-server-address>',
  '<new-server-url>',
  '<changed-back>',
] as const

/** What no entry may tell anybody to type: it deletes more than the step added, or destroys trust and policy. */
const FORBIDDEN = ['no vrf context', 'no ip domain-lookup', 'license smart factory reset'] as const

/** The lines that enter a mode: never negated, and the first in front of what is typed in that mode. */
const ENTERS = {
  'config-vrf': 'vrf context ',
  'config-if': 'interface ',
  'config-callhome': 'callhome',
} as const

/** Whose commands are typed in which mode. */
const PLATFORMS: Record<Mode, readonly CommandPlatform[]> = {
  exec: ['nx-os', 'ios-xe'],
  config: ['nx-os', 'ios-xe'],
  'config-vrf': ['nx-os', 'ios-xe'],
  'config-if': ['nx-os', 'ios-xe'],
  'config-callhome': ['nx-os', 'ios-xe'],
  shell: ['nx-os', 'workstation', 'ssm-on-prem', 'cslu'],
  web: ['workstation', 'cssm', 'ssm-on-prem', 'cslu', 'firewall'],
}

/** What is wrong with the commands and the steps of an entry. */
export function commandProblems(id: string, entry: Entry): Problem[] {
  const steps = 'steps' in entry ? entry.steps : []
  const got = 'get' in entry ? entry.get : []
  return [
    ...listProblems(id, ['get'], got),
    ...steps.flatMap((step, at) => [
      ...(steps.findIndex((each) => each.id === step.id) === at
        ? []
        : [problemOf(id, ['steps', at, 'id'], `the step id ${step.id} stands twice`)]),
      ...forbidden(step.do).map((what) => problemOf(id, ['steps', at, 'do'], what)),
      ...listProblems(id, ['steps', at, 'commands'], step.commands),
      ...listProblems(id, ['steps', at, 'undo'], step.undo ?? []),
      ...undoProblems(step).map(({ n, what }) => problemOf(id, ['steps', at, 'undo', n], what)),
    ]),
  ]
}

function listProblems(id: string, place: PropertyKey[], commands: readonly Command[]): Problem[] {
  return commands.flatMap((command, n) =>
    [...faultsOf(command), ...modeFaults(commands, n)].map((what) => problemOf(id, [...place, n], what)),
  )
}

/** What is wrong with a command by itself, in a sentence each. */
function faultsOf({ text, mode, platform }: Command): string[] {
  const plain = plainOf(text)
  const negated = Object.values(ENTERS).find((words) => `${plain} `.startsWith(`no ${words}`))
  const unknown = mode === 'web' ? [] : slotsOf(text).filter((slot) => !SLOTS.some((known) => known === slot))
  return [
    ...forbidden(text),
    ...(negated ? [`"no ${negated.trim()}" negates a line that enters a mode`] : []),
    ...(PLATFORMS[mode].includes(platform)
      ? []
      : [`nothing is typed on ${platform} in mode ${mode}; allowed: ${PLATFORMS[mode].join(', ')}`]),
    ...unknown.map((slot) => `${slot} is no known slot; allowed: ${SLOTS.join(' ')}`),
  ]
}

/** A command of a mode needs the line that enters it, above it in the same list. */
function modeFaults(commands: readonly Command[], n: number): string[] {
  const mode = commands[n]?.mode
  if (mode !== 'config-vrf' && mode !== 'config-if' && mode !== 'config-callhome') return []
  const entered = commands.slice(0, n).some(({ text }) => `${plainOf(text)} `.startsWith(ENTERS[mode]))
  return entered ? [] : [`mode ${mode} needs "${ENTERS[mode].trim()}" above it in the same list`]
}

/** An undo takes back only what its own step added, in the same mode. */
function undoProblems({ commands, undo = [] }: Step): { n: number; what: string }[] {
  return undo.flatMap(({ text, mode }, n) => {
    const plain = plainOf(text)
    if (!plain.startsWith('no ')) return []
    const line = plain.slice('no '.length)
    const added = commands.some((each) => each.mode === mode && plainOf(each.text).startsWith(line))
    return added ? [] : [{ n, what: `"${text}" takes back no line that this step adds in mode ${mode}` }]
  })
}

function forbidden(text: string): string[] {
  return FORBIDDEN.filter((words) => plainOf(text).includes(words)).map(
    (words) => `no step may say "${words}"`,
  )
}

function plainOf(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

function slotsOf(text: string): string[] {
  return [...text.matchAll(/<[^<>]*>/g)].map(([slot]) => slot)
}
