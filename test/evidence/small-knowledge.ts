import { Action } from '../../src/knowledge/action.ts'
import { Cause } from '../../src/knowledge/cause.ts'
import { ErrorEntry } from '../../src/knowledge/error-entry.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { MessageEntry } from '../../src/knowledge/message-entry.ts'

const source = { document: 'constructed', section: 'constructed' }

/** The chapter's twelve messages, with texts and no words of explanation, so that these tests stand alone. */
const MESSAGES: Record<
  string,
  { severity: number; text: string | string[]; rest?: Record<string, unknown> }
> = {
  POLICY_INSTALL_FAILED: {
    severity: 3,
    text: 'The installation of a new licensing policy has failed: {detail}.',
    rest: {
      details: { fact: 'policyFailed.detail', cases: [{ says: 'timestamp', is: 'timestamp-mismatch' }] },
    },
  },
  AUTHORIZATION_INSTALL_FAILED: {
    severity: 3,
    text: 'The install of a new licensing authorization code has failed on {udi}: {detail}.',
  },
  COMM_FAILED: {
    severity: 3,
    text: 'Communications failure with the {peer} : {detail}',
    rest: {
      facts: [{ key: 'commFailed.peer', field: 'peer' }],
      details: {
        fact: 'commFailed.detail',
        cases: [
          { says: 'unable to resolve', peer: 'CSLU', is: 'unresolved-cslu' },
          { says: ['unable', 'resolve'], is: 'unresolved-name' },
        ],
      },
    },
  },
  COMM_RESTORED: {
    severity: 3,
    text: ['Communications with the {peer} restored.', 'Communications with {peer} restored'],
    rest: { closes: ['messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'] },
  },
  POLICY_REMOVED: {
    severity: 3,
    text: 'The licensing policy has been removed.',
    rest: { facts: [{ key: 'policy.installed', value: false }] },
  },
  TRUST_CODE_INSTALL_FAILED: {
    severity: 3,
    text: 'The install of a new licensing trust code has failed on PID:{pid},SN:{sn}: {detail}.',
  },
  REPORTING_NOT_SUPPORTED: {
    severity: 4,
    text: [
      'The CSSM OnPrem that this product instance is connected to is down rev and does not support the enhanced policy and usage reporting mode.',
      'Smart Agent for Licensing CSSM OnPrem is down rev and does not support the enhanced policy and usage reporting mode.',
    ],
  },
  POLICY_INSTALL_SUCCESS: { severity: 6, text: 'A new licensing policy was successfully installed.' },
  AUTHORIZATION_INSTALL_SUCCESS: {
    severity: 6,
    text: 'A new licensing authorization code was successfully installed on: {udi}.',
  },
  AUTHORIZATION_REMOVED: {
    severity: 6,
    text: 'A licensing authorization code has been removed from {udi}',
  },
  REPORTING_REQUIRED: {
    severity: 6,
    text: 'A Usage report acknowledgement will be required in {days} days.',
    rest: { facts: [{ key: 'report.daysLeft', field: 'days' }] },
  },
  TRUST_CODE_INSTALL_SUCCESS: {
    severity: 6,
    text: 'A new licensing trust code was successfully installed on {udi}.',
  },
}

const message = { title: 'Constructed', means: '-', impact: '-', act: 'fix', source, not: ['-'] }

/** A knowledge base just big enough for the recognisers. Constructed. */
export const SMALL_KNOWLEDGE: Knowledge = {
  version: '0',
  messages: new Map(
    Object.entries(MESSAGES).map(([name, { severity, text, rest }]) => [
      `messages/LICMGR/LOG_SMART_LIC_${name}`,
      MessageEntry.parse({ ...message, severity, text, examples: [{ line: '-' }], ...rest }),
    ]),
  ),
  errors: new Map(
    Object.entries({
      'invalid-host': ['device-error', 'nx-os', ['Invalid host/interface'], 'unresolved'],
      'no-route-to-host': ['device-error', 'nx-os', ['No route to host'], 'no-route'],
      'bad-vrf-context': ['device-error', 'nx-os', ['ping: bad context'], 'bad-vrf'],
      'identity-not-valid': ['device-error', 'ios-xe', ['identity for the instance', 'is not valid']],
      'on-prem-record-not-found': [
        'server-log',
        'ssm-on-prem',
        ['Finding SL product by UDI', 'record not found'],
      ],
    }).map(([name, [kind, platform, says, ping]]) => [
      `errors/${name}`,
      ErrorEntry.parse({
        ...message,
        kind,
        platform,
        says,
        ping,
        examples: ['-'],
        ...(kind === 'server-log' && { facts: [{ key: 'onPrem.recordFound', value: false }] }),
      }),
    ]),
  ),
  issues: new Map(),
  causes: new Map([
    [
      'causes/policy-factory-reset',
      Cause.parse({ title: 'Constructed', why: '-', typed: ['license smart factory reset'], source }),
    ],
  ]),
  actions: new Map([
    ['actions/sync-on-demand', action(['license smart sync'])],
    ['actions/install-trust-code', action(['license smart trust idtoken <token>'])],
    ['actions/reinstall-trust-code-with-force', action(['license smart trust idtoken <token> force'])],
  ]),
  procedures: new Map(),
  outputs: new Map(),
  topologies: new Map(),
  concepts: new Map(),
  clocks: new Map(),
  answers: new Map(),
  asked: new Map(),
  remarks: new Map(),
  said: new Map(),
  questions: new Map(),
  errata: [],
  replies: new Map(),
  documents: new Map(),
  synonyms: [],
  stopWords: new Set(),
  near: () => [],
  search: () => [],
  answer: (words) =>
    words.includes('port') ? { id: 'concepts/cslu', title: 'Constructed', score: 1 } : undefined,
  answersTo: (words) =>
    words.includes('port') ? [{ id: 'concepts/cslu', title: 'Constructed', score: 1 }] : [],
}

/** The texts of the twelve messages, filled in, with the fields that they hold. Constructed. */
export const FILLED: Record<string, { severity: number; text: string; fields: Record<string, string> }> =
  Object.fromEntries(
    Object.entries(MESSAGES).map(([name, { severity, text }]) => {
      const template = [text].flat()[0] ?? ''
      const values: Record<string, string> = {
        peer: 'Cisco Smart Software Manager (CSSM)',
        detail:
          name === 'COMM_FAILED' ? 'Unable to resolve server hostname/domain name' : 'Timestamp mismatch',
        pid: 'N9K-C9332C',
        sn: 'FDO24420XYZ',
        days: '12',
      }
      const whole = template.replace('{udi}', 'PID:{pid},SN:{sn}')
      const fields = Object.fromEntries(
        Object.entries(values).filter(([field]) => whole.includes(`{${field}}`)),
      )
      const filled = whole.replaceAll(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '')
      return [`LOG_SMART_LIC_${name}`, { severity, text: filled, fields }]
    }),
  )

function action(typed: string[]): Action {
  return Action.parse({ title: 'Constructed', typed, steps: [{ id: 'one', do: 'Constructed' }], source })
}
