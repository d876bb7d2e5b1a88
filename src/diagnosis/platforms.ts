import type { Evidence } from '../evidence/evidence.ts'
import type { CommandPlatform } from '../knowledge/step.ts'
import type { Group } from './diagnosis.ts'

/** Commands of which switches are of use here; those of workstations, servers and web pages always are. */
export type Dialects = ReadonlySet<CommandPlatform>

const ELSEWHERE: readonly CommandPlatform[] = ['workstation', 'cssm', 'ssm-on-prem', 'cslu', 'firewall']

/**
 * Whose commands to give: those of NX-OS unless all evidence of licensing is from IOS XE or IOS XR, those of IOS XE
 * where some is from there. For IOS XR there are none of its own.
 */
export function findDialects(evidence: readonly Evidence[]): Dialects {
  const telling = evidence.filter(({ level }) => level !== 'supporting')
  const from = telling.length > 0 ? telling : evidence
  const own: CommandPlatform[] = []
  if (from.length === 0 || from.some((each) => !isTwin(each))) own.push('nx-os')
  if (from.some(({ platform }) => platform === 'ios-xe')) own.push('ios-xe')
  return new Set([...own, ...ELSEWHERE])
}

/** The dialects of one device: its own, or all that are spoken in the paste where nothing shows which it is. */
export function dialectsOf({ evidence }: Group, groups: readonly Group[]): Dialects {
  const tells = evidence.some(({ level }) => level !== 'supporting')
  return findDialects(tells ? evidence : groups.flatMap((group) => group.evidence))
}

/** Whether a piece of evidence is from IOS XE or IOS XR. */
export function isTwin({ platform }: Evidence): boolean {
  return platform === 'ios-xe' || platform === 'ios-xr'
}
