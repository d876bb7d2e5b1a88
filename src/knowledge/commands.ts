import type { Entry } from './entries.ts'
import type { Command } from './step.ts'

/** A command of an entry, and where it stands. */
export type PlacedCommand = { path: PropertyKey[]; command: Command }

/** The slots that a command may have; the first is what every other spelling of it should be. */
export const SLOTS = [
  '<vrf-name>',
  '<dns-server>',
  '<your-domain>',
  '<ntp-server>',
  '<cslu-host>',
  '<cslu-address>',
  '<id-token>',
  '<licensing-server>',
  '<interface>',
  '<file>',
  '<on-prem-fqdn>',
  '<on-prem-url>',
  '<tenant>',
  '<email-address>',
  '<profile>',
  '<proxy-host>',
  '<proxy-port>',
  '<package>',
] as const

/** What no entry may tell anybody to type: it deletes more than the step added, or destroys trust and policy. */
const FORBIDDEN = ['no vrf context', 'no ip domain-lookup', 'license smart factory reset'] as const

/** The mode-entering lines that an undo never negates. */
const MODES = ['no callhome', 'no interface'] as const

/** Every command of an entry: of its steps, their undo, and how an output is got. */
export function commandsOf(entry: Entry): PlacedCommand[] {
  const steps = 'steps' in entry ? entry.steps : []
  return [
    ...('get' in entry ? entry.get.map((command, at) => ({ path: ['get', at], command })) : []),
    ...steps.flatMap((step, at) => [
      ...step.commands.map((command, n) => ({ path: ['steps', at, 'commands', n], command })),
      ...(step.undo ?? []).map((command, n) => ({ path: ['steps', at, 'undo', n], command })),
    ]),
  ]
}

/** What is wrong with a command's text, in a sentence each. */
export function faultsOf({ text, mode }: Command): string[] {
  const plain = text.toLowerCase()
  const slots = [...text.matchAll(/<[^<>\s]{1,40}>/g)].map(([slot]) => slot)
  return [
    ...FORBIDDEN.filter((words) => plain.includes(words)).map((words) => `no step may say "${words}"`),
    ...MODES.filter((words) => plain === words || plain.startsWith(`${words} `)).map(
      (words) => `"${words}" negates a line that enters a mode`,
    ),
    ...(mode === 'web'
      ? []
      : slots
          .filter((slot) => !SLOTS.some((known) => known === slot))
          .map((slot) => `${slot} is no known slot: ${SLOTS.join(' ')}`)),
  ]
}
