import type { Incident } from '../../incident/incident.ts'

/** Slack's names of the emoji by which a channel sees how an incident stands, without opening its thread. */
export type Signal = 'large_orange_circle' | 'eyes' | 'large_green_circle' | 'white_check_mark'

/** Nobody has it yet; somebody is on it; it looks over; it is resolved. */
export function signalOf({ status, closing, owner }: Pick<Incident, 'status' | 'closing' | 'owner'>): Signal {
  if (status === 'resolved') return 'white_check_mark'
  if (closing) return 'large_green_circle'
  return owner ? 'eyes' : 'large_orange_circle'
}
