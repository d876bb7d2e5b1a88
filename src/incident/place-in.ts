import type { Span } from '../text/line.ts'
import type { Incident } from './incident.ts'

/** Which paste of an incident (from 1) a span of its answer stands in, and which lines of it. */
export function placeIn(
  { pastes }: Pick<Incident, 'pastes'>,
  [first, last]: Span,
): { paste: number; lines: Span } {
  const found = pastes.findLastIndex(({ rows }) => rows[0] <= first)
  const before = (pastes[found]?.rows[0] ?? 1) - 1
  const end = pastes[found]?.rows[1] ?? last
  return { paste: found + 1, lines: [first - before, Math.max(first, Math.min(last, end)) - before] }
}
