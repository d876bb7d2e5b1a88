import * as z from 'zod'
import { readFields } from '../fields.ts'
import type { Section } from '../sections.ts'
import { factOf, type Part, type Times } from './part.ts'

const FIELDS = {
  license: 'license',
  'entitlement tag': 'entitlementTag',
  description: 'description',
  count: 'count',
  version: 'version',
  status: 'status',
  'status time': 'statusTime',
  'request time': 'requestTime',
  'export status': 'exportStatus',
  'feature name': 'featureName',
  'feature description': 'featureDescription',
  'enforcement type': 'enforcementType',
  'license type': 'licenseType',
  'soft enforced': 'softEnforced',
  measurements: 'measurements',
  entitlement: 'entitlement',
  interval: 'interval',
  'current value': 'currentValue',
  'current report': 'currentReport',
  subscription: 'subscription',
  'authorized count': 'authorizedCount',
  'out-of-compliance count': 'outOfComplianceCount',
  'insufficient count': 'insufficientCount',
  'no license': 'noLicense',
  'day-0 verification': 'dayZeroVerification',
}
// (LAN_ENTERPRISE_SERVICES_PKG):, network-advantage (C9300-24 Network Advantage):
const NAME = /^(?<name>[\w.-]{0,60}) ?\((?<tag>[^()]{2,80})\):$/
// IN USE(15), NOT IN USE(1)
const STATUS = /^(?<not>not )?in use(?:\(\d{1,4}\))?$/i

/** One licence of a usage: its package or tag, and its fields as pasted. */
export const License = z.strictObject({
  name: z.string().optional(),
  tag: z.string().optional(),
  ...Object.fromEntries(Object.values(FIELDS).map((name) => [name, z.string().nullable().optional()])),
})
export type License = z.infer<typeof License>

/** Reads one licence of `show license usage`, or one `Handle:` of the tech support. */
export function readLicense(section: Section, times: Times): Part {
  const { fields, rest } = readFields(section.rows, FIELDS, times.at)
  const { name, tag } = NAME.exec(section.head?.text ?? '')?.groups ?? {}
  const status = fields.get('status')
  const use = status && STATUS.exec(status.raw)
  const output: Record<string, string | null> = { ...(name && { name }), ...(tag && { tag }) }
  for (const [field, { value, raw }] of fields) if (raw !== '') output[field] = value
  const seen =
    (use ? 1 : 0) + (fields.has('enforcementType') ? 1 : 0) + (fields.has('entitlementTag') ? 1 : 0)
  return {
    output,
    facts: use && !use.groups?.not ? [factOf('usage.inUse', true, status.rows, times)] : [],
    rest,
    cues: seen + (section.id === 'entry' && section.head && seen > 0 ? 1 : 0),
    // AUTHORIZED, OUT OF COMPLIANCE, EVAL MODE: the words before policies
    ...(status &&
      /^(?:authorized|out of compliance|eval|auth expired|waiting)/i.test(status.raw) && { older: true }),
  }
}
