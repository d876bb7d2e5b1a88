import type { Evidence } from '../evidence/evidence.ts'
import type { Reason, Verdict } from './diagnosis.ts'
import { isRefusal, refusedCommands } from './refused.ts'

/** The output that shows how licensing stands: its way to Cisco, the last ACK and its deadline. */
export const STATUS = 'outputs/show-license-status'

/** What shows most about an unknown licensing matter on one device. */
const FIRST_LOOK = [STATUS, 'outputs/show-license-history-message']

/** What to collect where the bot has no entry to go by; the first that the paste doesn't have whole. */
const COLLECT: Partial<Record<Reason, readonly string[]>> = {
  'nothing-known': [],
  'supporting-only': FIRST_LOOK,
  'unknown-message': FIRST_LOOK,
  'show-unjudged': FIRST_LOOK,
  'not-for-nexus': FIRST_LOOK,
  'before-policies': ['outputs/show-version', 'outputs/show-license-all'],
  'named-output': ['outputs/show-version', 'outputs/show-license-all'],
  traditional: ['outputs/show-license-usage', 'outputs/show-version'],
  'traditional-shutdown': ['outputs/show-license-usage', 'outputs/show-version'],
}

/** What to paste next; nothing where there is nothing to do. */
export function collectFor(
  verdict: Verdict,
  evidence: readonly Evidence[],
  choose: () => string[],
): string[] {
  if (verdict.act === 'nothing' && verdict.reason !== 'show-partial' && verdict.reason !== 'question')
    return []
  const fixed = COLLECT[verdict.reason]
  if (!fixed) return choose()
  const whole = new Set(evidence.flatMap(({ show }) => (show?.complete ? [outputId(show.command)] : [])))
  for (const command of refusedCommands(evidence)) whole.add(outputId(command))
  const first = evidence.some(isRefusal) ? ['outputs/show-version'] : []
  return [...new Set([...first, ...fixed])].filter((output) => !whole.has(output))
}

function outputId(command: string): string {
  return `outputs/${command.replaceAll(' ', '-')}`
}
