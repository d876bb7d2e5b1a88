import type { Options } from '../evidence/options.ts'
import { isProse } from '../evidence/prose.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import type { Verdict } from './diagnosis.ts'

/**
 * The entries that come near a question in words that nothing answers, by their ids: none where nothing is near.
 * Undefined where nothing was asked, or what was is more than a person's words.
 */
export function nearEntries(
  { reason }: Verdict,
  lines: readonly Line[],
  { asked }: Options,
  knowledge: Knowledge,
): string[] | undefined {
  const said = lines.filter(({ text }) => text.trim() !== '')
  if (reason !== 'nothing-known' || !asked || said.length === 0) return undefined
  if (!said.every(({ text, prompt }) => !prompt && isProse(text))) return undefined
  return knowledge.near(said.map(({ text }) => text.trim()).join(' ')).map(({ id }) => id)
}
