import type { DueStep, Finding, Group } from './diagnosis.ts'

/** The entries that the answer stands on: those of the evidence, of supported causes, and of the steps that follow from them. */
export function findSources(
  groups: readonly Group[],
  findings: readonly Finding[],
  checklist: readonly DueStep[],
): string[] {
  const supported = new Set(
    findings.filter(({ state }) => state === 'supported' || state === 'likely').map(({ cause }) => cause),
  )
  const firm = checklist.filter(({ causes }) => causes.length === 0 || causes.some((id) => supported.has(id)))
  return [
    ...new Set([
      ...groups.flatMap(({ evidence }) => evidence.flatMap(({ entry }) => entry ?? [])),
      ...supported,
      ...firm.map(({ id }) => id.slice(0, id.indexOf('#'))),
    ]),
  ]
}
