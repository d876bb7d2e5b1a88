import type { Evidence } from '../evidence/evidence.ts'
import type { Line } from '../text/line.ts'
import { type Closed, lastLine } from './close.ts'
import type { Owners } from './devices.ts'
import { familyOf } from './family.ts'
import { lastTime } from './overtaken.ts'
import type { Parts } from './parts.ts'

/** What is closed states nothing; what is only named states its generation, where that bears on something else there. */
export function statements(
  evidence: readonly Evidence[],
  { ownerOf }: Owners,
  parts: Parts,
  closed: Closed,
  lines: readonly Line[],
) {
  const texts = new Map(lines.map((line) => [line.lines[0], line.text]))
  const open = evidence.filter(({ id }) => !closed.has(id))
  const pageOf = ({ id }: Evidence) => ownerOf.get(id) ?? parts.get(id)
  const read = new Set(open.filter(({ level }) => level !== 'named').map(pageOf))
  const told = open.map((each) => {
    const at = lastTime(each, texts)
    return {
      evidence: each.id,
      device: ownerOf.get(each.id),
      part: parts.get(each.id),
      lastLine: lastLine(each),
      facts: [...statedBy(each, read.has(pageOf(each))), ...familyOf(each)].map((fact) =>
        at && (!fact.at || fact.at === each.at) ? { ...fact, at } : fact,
      ),
    }
  })
  // that something is over, and when it was said last, matters to what is told of the time since
  const over = evidence.flatMap((each) => {
    const at = closed.has(each.id) && each.kind === 'message' ? lastTime(each, texts) : undefined
    if (at === undefined) return []
    const where = { lines: each.lines, at }
    return [
      {
        evidence: each.id,
        device: ownerOf.get(each.id),
        part: parts.get(each.id),
        lastLine: lastLine(each),
        facts: [
          { key: 'closed.messageAt' as const, value: at, ...where },
          ...(each.entry ? [{ key: 'closed.entry' as const, value: each.entry, ...where }] : []),
        ],
      },
    ]
  })
  return [...over, ...told]
}

function statedBy({ level, facts }: Evidence, besideOthers: boolean): Evidence['facts'] {
  if (level !== 'named') return facts
  return besideOthers ? facts.filter(({ key }) => key === 'licensing.usesPolicy') : []
}
