import * as z from 'zod'

/**
 * Every fact that a recogniser may state and a condition may ask for, with the type of its value.
 * Keys read `subject.attribute`, the unit in the name, in the positive sense.
 * `merge: latest` keeps the later value of a device; `merge: all` keeps each (a ping says nothing about another ping).
 */
export const VOCABULARY = {
  // error strings of the failure messages, classified by the message's own entry (`details` in knowledge/messages)
  'commFailed.detail': { type: 'string', merge: 'latest' },
  'commFailed.peer': { type: 'string', merge: 'latest' },
  'trustFailed.detail': { type: 'string', merge: 'latest' },
  'policyFailed.detail': { type: 'string', merge: 'latest' },
  // what the other messages, device errors and server logs state
  'policy.installed': { type: 'boolean', merge: 'latest' },
  'trust.installed': { type: 'boolean', merge: 'latest' },
  'report.daysLeft': { type: 'number', merge: 'latest' },
  'onPrem.supportsPolicy': { type: 'boolean', merge: 'latest' },
  'onPrem.recordFound': { type: 'boolean', merge: 'latest' },
  // what was typed at a prompt
  'typed.factoryReset': { type: 'boolean', merge: 'latest' },
  'typed.trustForce': { type: 'boolean', merge: 'latest' },
  'typed.sync': { type: 'boolean', merge: 'latest' },
  // one ping: { target, vrf, outcome: replies|loss|unresolved|no-route|bad-vrf }
  'ping.result': { type: 'object', merge: 'all' },
} as const satisfies Record<
  string,
  { type: 'string' | 'number' | 'boolean' | 'object'; merge: 'latest' | 'all' }
>

/** A key of the vocabulary. */
export const FactKey = z.enum(
  Object.keys(VOCABULARY) as [keyof typeof VOCABULARY, ...(keyof typeof VOCABULARY)[]],
)
export type FactKey = z.infer<typeof FactKey>
