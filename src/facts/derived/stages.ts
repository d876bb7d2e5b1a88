import type { Fact } from '../fact.ts'
import type { FactKey } from '../vocabulary.ts'

/** The stages of a try, in order: each is reached only through those before it. */
export const STAGES = ['none', 'name', 'path', 'tcp', 'tls', 'http', 'service', 'accepted'] as const
/** How far a try got. */
export type Stage = (typeof STAGES)[number]

/** The stage that a failed try completed, by the class of its error string. A class that tells no stage is left out. */
const OF_ERROR: Readonly<Record<string, Stage>> = {
  // nothing leaves the switch
  'call-home-disabled': 'none',
  'unresolved-name': 'none',
  'unresolved-cslu-name': 'none',
  'unresolved-cslu-local': 'none',
  'unresolved-cslu-host': 'none',
  'not-reached': 'name',
  // something answered the first packet, if only with a refusal
  refused: 'path',
  'connection-reset': 'tcp',
  'timed-out-after-connect': 'tcp',
  'tls-handshake': 'tcp',
  'tls-name': 'tcp',
  'tls-issuer': 'tcp',
  'tls-not-validated': 'tcp',
  'certificate-expired': 'tcp',
  'certificate-not-yet-valid': 'tcp',
  'empty-response': 'tls',
  'http-400': 'http',
  'http-404': 'http',
  'http-404-path': 'http',
  'http-denied': 'http',
  'http-5xx': 'http',
  'http-error': 'http',
  'rate-limited': 'http',
  'server-side-error': 'service',
  'identity-not-valid': 'service',
  'token-expired': 'service',
  'token-not-valid': 'service',
  'already-installed': 'service',
  'account-mismatch': 'service',
  'signature-mismatch': 'service',
  'timestamp-mismatch': 'service',
}

/** Facts whose value says by itself how far a try got; add a fact here, and `comm.reached` follows it. */
export const STAGE_OF: Readonly<Partial<Record<FactKey, Readonly<Record<string, Stage>>>>> = {
  'commFailed.detail': OF_ERROR,
  'trustFailed.detail': OF_ERROR,
  'policyFailed.detail': OF_ERROR,
  'history.reason': OF_ERROR,
}

/** The stage that a fact's value shows to be completed; undefined where it shows none. */
export function stageOf({ key, value }: Fact): Stage | undefined {
  return typeof value === 'string' ? STAGE_OF[key]?.[value] : undefined
}

/** Whether one stage lies further on than another. */
export function isFurther(one: Stage, other: Stage): boolean {
  return STAGES.indexOf(one) > STAGES.indexOf(other)
}
