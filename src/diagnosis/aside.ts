import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Finding, Verdict } from './diagnosis.ts'
import { isCalm } from './verdict.ts'

/**
 * Marks what is true and explains nothing: that no report is due while the server can't be reached. Such a finding
 * stands behind the supported ones that may be what is wrong.
 */
export function markAsides(
  findings: readonly Finding[],
  { act, cause }: Verdict,
  knowledge: Knowledge,
): Finding[] {
  const isAside = (finding: Finding) =>
    !isCalm(act) &&
    finding.state === 'supported' &&
    finding !== cause &&
    isCalm(knowledge.causes.get(finding.cause)?.act)
  const asides = findings.filter(isAside)
  const others = findings.filter((finding) => !isAside(finding))
  const supported = others.filter(({ state }) => state === 'supported')
  return [
    ...supported,
    ...asides.map((finding) => ({ ...finding, aside: true })),
    ...others.slice(supported.length),
  ]
}
