import type { IncidentStep } from '../../incident/incident.ts'

// the incident and the step's number in a block's id: step 01J9 7-done 3
const STEP_BLOCK = /^step (?<id>[\w-]{1,100}) \d{1,9}(?:-[a-z]{1,10})? \d{1,4}$/

// what stands in a button's value or a menu's: 01J9 clocks/ack-after-sync
const REF = /^(?<id>[\w-]{1,100})(?: (?<rest>[^\n]{1,200}))?$/

/**
 * The id of a step's block. Slack shows a fresh tick only where the id is a fresh one, and takes no click on an id that
 * is no longer there: so it changes with what somebody or the evidence did to this step, and with nothing else.
 */
export function stepBlockId(
  id: string,
  { touched, state }: Pick<IncidentStep, 'touched' | 'state'>,
  number: number,
): string {
  return `step ${id} ${touched}-${state} ${number}`
}

/** Which incident a step's block is of. What a click brings is checked again: nobody vouches for it. */
export function incidentOfBlock(blockId: unknown): string | undefined {
  return typeof blockId === 'string' ? STEP_BLOCK.exec(blockId)?.groups?.id : undefined
}

/** A button's value: an incident, and what else belongs to the click. */
export function ref(id: string, rest?: string): string {
  return rest === undefined ? id : `${id} ${rest}`
}

/** What a button's value says. */
export function readRef(value: unknown): { id: string; rest: string } | undefined {
  const { id, rest = '' } = (typeof value === 'string' && REF.exec(value)?.groups) || {}
  return id === undefined ? undefined : { id, rest }
}
