import { createHash } from 'node:crypto'
import type { InboxRow } from '../../store/store.ts'
import { record, text } from '../intake/loose.ts'
import { bodyWithoutSecrets } from './body-without-secrets.ts'

/** What a delivery is kept under: the same however often Slack delivers it. Undefined for what no listener works on. */
export function inboxRow(body: unknown, receivedAt: string): InboxRow | undefined {
  const fields = record(body)
  const { kind, mark } = identity(fields)
  if (!mark) return undefined
  return { id: `${kind} ${mark}`, kind, body: JSON.stringify(bodyWithoutSecrets(fields)), receivedAt }
}

function identity(fields: Record<string, unknown>): { kind: string; mark: string } {
  if (fields.type === 'event_callback') return { kind: 'event', mark: text(fields.event_id) }
  const kind = fields.command === undefined ? text(fields.type) || 'other' : 'command'
  // a trigger belongs to one click; what came without one is told by all that it says
  const told = text(fields.trigger_id) || JSON.stringify(fields)
  return { kind, mark: createHash('sha256').update(told).digest('base64url') }
}
