import type { Evidence } from '../evidence/evidence.ts'
import type { CommandPlatform } from '../knowledge/step.ts'

/** Commands of which switches are of use here; those of workstations, servers and web pages always are. */
export type Dialects = ReadonlySet<CommandPlatform>

const ELSEWHERE: readonly CommandPlatform[] = ['workstation', 'cssm', 'ssm-on-prem', 'cslu']

/**
 * Whose commands to give: those of IOS XE where all evidence of licensing is from there (or from IOS XR, which is near
 * enough to type nothing of NX-OS), those of NX-OS where none is, both where the paste is mixed.
 */
export function findDialects(evidence: readonly Evidence[]): Dialects {
  const telling = evidence.filter(({ level }) => level !== 'supporting')
  const from = telling.length > 0 ? telling : evidence
  const twins = from.filter(isTwin).length
  const own: CommandPlatform[] =
    twins === 0 ? ['nx-os'] : twins === from.length ? ['ios-xe'] : ['nx-os', 'ios-xe']
  return new Set([...own, ...ELSEWHERE])
}

/** Whether a piece of evidence is from IOS XE or IOS XR. */
export function isTwin({ platform }: Evidence): boolean {
  return platform === 'ios-xe' || platform === 'ios-xr'
}
