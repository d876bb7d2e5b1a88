import type { FoundFact } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { matchTyped } from './typed-command.ts'

/** The facts that commands state by being typed, whatever entry they belong to. */
const TYPED = [
  { command: 'license smart factory reset', key: 'typed.factoryReset', value: true },
  { command: 'license smart trust … force', key: 'typed.trustForce', value: true },
  { command: 'license smart trust idtoken', key: 'typed.trustForce', value: false },
  { command: 'license smart sync', key: 'typed.sync', value: true },
] as const

/**
 * Recognises what was typed at a prompt, where the knowledge base says that it matters: a cause such as
 * `license smart factory reset`, or an action that somebody has taken. Other commands are left to the outputs that
 * they are echoes of.
 */
export const readCommands: Recognizer = (lines, taken, { knowledge }) => {
  const claims: Claim[] = []
  let patterns: { entry: string; pattern: string }[] | undefined
  for (const [index, line] of lines.entries()) {
    // every one of them is a license command, so nothing else needs a look
    if (!line.prompt || taken.has(index) || !/^(?:do )?li/i.test(line.text)) continue
    patterns ??= patternsOf(knowledge)
    const typed = line.text.replace(/^do /i, '')
    const entry = bestEntry(patterns, typed)
    if (!entry) continue
    const { host } = line.prompt
    claims.push({
      claims: [index],
      evidence: {
        kind: 'command',
        level: 'explained',
        platform: 'unknown',
        lines: line.lines,
        ...(host && { device: { host } }),
        entry,
        facts: factsOf(typed, line.lines),
      },
    })
  }
  return claims
}

function patternsOf(knowledge: Knowledge): { entry: string; pattern: string }[] {
  return [...knowledge.causes, ...knowledge.actions, ...knowledge.procedures].flatMap(([entry, { typed }]) =>
    typed.map((pattern) => ({ entry, pattern })),
  )
}

/** The entry whose pattern has the most words of the command: with `force` before without. */
function bestEntry(
  patterns: readonly { entry: string; pattern: string }[],
  typed: string,
): string | undefined {
  let best: { entry?: string; words: number } = { words: 0 }
  for (const { entry, pattern } of patterns) {
    const words = matchTyped(pattern, typed)
    if (words > best.words) best = { entry, words }
  }
  return best.entry
}

function factsOf(typed: string, lines: Span): FoundFact[] {
  const found = TYPED.find(({ command }) => matchTyped(command, typed) > 0)
  return found ? [{ key: found.key, value: found.value, lines }] : []
}
