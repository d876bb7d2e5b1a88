import type { FactKey } from '../../facts/vocabulary.ts'
import type { Filter } from './filter.ts'

/** The rows of a status that state a fact, in their order, each under the heading of its section. */
const STATUS: readonly { heading: string; label: string; key: FactKey }[] = [
  { heading: 'transport:', label: 'type:', key: 'transport.type' },
  { heading: 'transport:', label: 'url:', key: 'transport.url' },
  { heading: 'transport:', label: 'cslu address:', key: 'transport.url' },
  { heading: 'transport:', label: 'proxy:', key: 'transport.proxy' },
  { heading: 'transport:', label: 'vrf:', key: 'transport.vrf' },
  { heading: 'policy:', label: 'policy name:', key: 'policy.name' },
  { heading: 'usage reporting:', label: 'last ack received:', key: 'report.lastAck' },
  { heading: 'usage reporting:', label: 'next ack deadline:', key: 'report.ackDeadline' },
  { heading: 'usage reporting:', label: 'reporting push interval:', key: 'report.pushIntervalDays' },
  { heading: 'usage reporting:', label: 'next report push:', key: 'report.nextPush' },
  { heading: 'usage reporting:', label: 'last report push:', key: 'report.lastPush' },
  { heading: 'trust code installed:', label: 'trust code installed:', key: 'trust.installed' },
]
const OF_STATUS = new Set(['show license status', 'show license all', 'show license tech support'])

/** The facts that a filter would have shown, had the output them: nobody need be asked for those again. */
export function coveredBy(command: string, { kind, words }: Filter): FactKey[] {
  if (!OF_STATUS.has(command) || words.length === 0) return []
  const has = (text: string) => words.some((word) => text.includes(word))
  if (kind === 'begin') {
    const from = STATUS.findIndex(({ heading, label }) => has(heading) || has(label))
    return from === -1 ? [] : keysOf(STATUS.slice(from))
  }
  if (kind === 'section') return keysOf(STATUS.filter(({ heading }) => has(heading)))
  return kind === 'include' ? keysOf(STATUS.filter(({ label }) => has(label))) : []
}

function keysOf(rows: typeof STATUS): FactKey[] {
  return [...new Set(rows.map(({ key }) => key))]
}
