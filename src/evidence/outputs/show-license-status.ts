import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { PolicyPart } from './parts/policy.ts'
import { SettingsPart } from './parts/settings.ts'
import { TransportPart } from './parts/transport.ts'
import { TrustCodePart } from './parts/trust-code.ts'
import { UsageReportingPart } from './parts/usage-reporting.ts'

/** The sections of a status, each only where it was pasted; `unparsed` are rows that nobody understood. */
export const ShowLicenseStatus = z.strictObject({
  utility: SettingsPart.optional(),
  smartLicensingUsingPolicy: SettingsPart.optional(),
  accountInformation: SettingsPart.optional(),
  dataPrivacy: SettingsPart.optional(),
  transport: TransportPart.optional(),
  policy: PolicyPart.optional(),
  miscellaneous: SettingsPart.optional(),
  usageReporting: UsageReportingPart.optional(),
  trustCode: TrustCodePart.optional(),
  deviceTelemetry: SettingsPart.optional(),
  exportAuthorizationKey: SettingsPart.optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseStatus = z.infer<typeof ShowLicenseStatus>

/** `show license status`: transport, policy, usage reporting and trust code (slp.md §3.2, §3.3). */
export const showLicenseStatus: DocumentOutput = {
  command: 'show license status',
  schema: ShowLicenseStatus,
  isWhole: ({ sections, facts }, { echo }) =>
    (echo !== undefined || sections.has('utility') || sections.has('policyMode')) &&
    sections.has('transport') &&
    sections.has('reporting') &&
    facts.some(({ key }) => key === 'trust.installed'),
}
