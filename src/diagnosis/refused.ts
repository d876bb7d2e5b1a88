import type { Evidence } from '../evidence/evidence.ts'

/** The licensing commands that a device refused, by their full names where they are known. */
export function refusedCommands(evidence: readonly Evidence[]): ReadonlySet<string> {
  const facts = evidence.flatMap((each) => each.facts)
  return new Set(
    facts.flatMap(({ key, value }) => (key === 'command.refused' && value !== null ? [String(value)] : [])),
  )
}

/** Whether a piece of evidence is only that a device refused a command. */
export function isRefusal({ facts }: Evidence): boolean {
  return facts.some(({ key }) => key === 'command.refused')
}

/** Whether what was refused is a look, which says nothing where the device has shown something else. */
export function isRefusedLook(evidence: Evidence): boolean {
  return (
    isRefusal(evidence) && [...refusedCommands([evidence])].every((command) => /^(?:do )?sh/i.test(command))
  )
}
