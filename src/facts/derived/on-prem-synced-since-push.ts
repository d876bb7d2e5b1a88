import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Whether SSM On-Prem has synchronised with Cisco since the switch sent its last report: before that no ACK can come. */
export const onPremSyncedSincePush: DerivedFact = {
  key: 'onPrem.syncedSincePush',
  needs: ['onPrem.lastSync', 'report.lastPush'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const sync = factOf(facts, 'onPrem.lastSync')
  const push = factOf(facts, 'report.lastPush')
  const [synced, pushed] = [instantOf(sync?.value), instantOf(push?.value)]
  if (!sync || !push || synced === undefined || pushed === undefined) return undefined
  return { value: synced > pushed, from: [sync, push] }
}
