import type { Finding } from './diagnosis.ts'

const STATES: readonly Finding['state'][] = ['supported', 'likely', 'possible', 'ruled-out']

/**
 * Causes, best first: supported, then likely, then possible, then ruled out; within a state in the order of the entry of the most
 * urgent, latest open evidence.
 */
export function rankCauses(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, other) =>
      STATES.indexOf(one.state) - STATES.indexOf(other.state) ||
      compare(one.order, other.order) ||
      (one.cause < other.cause ? -1 : 1),
  )
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, place) => part !== other[place])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
