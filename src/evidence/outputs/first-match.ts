import type { Placed } from './output-parser.ts'

/** The first line that a pattern matches, with what its groups hold; undefined where none does. */
export function firstMatch(
  lines: readonly Placed[],
  pattern: RegExp,
): { at: Placed; groups: Record<string, string> } | undefined {
  for (const at of lines) {
    const groups = pattern.exec(at.line.text)?.groups
    if (groups) return { at, groups }
  }
  return undefined
}
