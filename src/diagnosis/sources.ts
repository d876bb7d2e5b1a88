import type { DueStep, Finding, Group } from './diagnosis.ts'

/** The entries that the answer stands on: those of the evidence, of the supported causes, of the steps. */
export function findSources(
  groups: readonly Group[],
  findings: readonly Finding[],
  checklist: readonly DueStep[],
): string[] {
  return [
    ...new Set([
      ...groups.flatMap(({ evidence }) => evidence.flatMap(({ entry }) => entry ?? [])),
      ...findings.filter(({ state }) => state === 'supported').map(({ cause }) => cause),
      ...checklist.map(({ id }) => id.slice(0, id.indexOf('#'))),
    ]),
  ]
}
