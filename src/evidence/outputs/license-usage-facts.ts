import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'

/** `Status: IN USE`, `Status: NOT IN USE`, with the code that a tech support adds: `IN USE(15)`. */
const STATUS = /^\s{0,12}Status: (?<state>IN USE|NOT IN USE)(?:\(\d{1,3}\))?\s{0,8}$/i

/** Whether any licence is in use, by the lines that say so; nothing where no line does. */
export function findUsage(lines: readonly Placed[]): FoundFact[] {
  const stated = lines.flatMap(({ line }) => {
    const state = STATUS.exec(line.text)?.groups?.state
    return state ? [{ inUse: state.toUpperCase() === 'IN USE', lines: line.lines }] : []
  })
  const shown = stated.find(({ inUse }) => inUse) ?? stated[0]
  return shown ? [{ key: 'usage.inUse', value: shown.inUse, lines: shown.lines }] : []
}
