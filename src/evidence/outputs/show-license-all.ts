import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { findNotInUse } from './not-in-use.ts'
import { AuthorizationsPart } from './parts/authorizations.ts'
import { License } from './parts/licenses.ts'
import { ProductPart } from './parts/product.ts'
import { ReportSummaryPart } from './parts/report-summary.ts'
import { SettingsPart } from './parts/settings.ts'
import { ShowLicenseStatus } from './show-license-status.ts'

/** All of a status, and the licences in use, the switch, the agent's version and the reports. */
export const ShowLicenseAll = z.strictObject({
  ...ShowLicenseStatus.shape,
  licenseConversion: SettingsPart.optional(),
  licenses: z.array(License).optional(),
  licenseAuthorization: SettingsPart.optional(),
  productInformation: ProductPart.optional(),
  agentVersion: SettingsPart.optional(),
  licenseAuthorizations: AuthorizationsPart.optional(),
  purchasedLicenses: z.array(z.string()).nullable().optional(),
  usageReportSummary: ReportSummaryPart.optional(),
  deviceEnforcementState: SettingsPart.optional(),
  productAnalytics: SettingsPart.optional(),
})
export type ShowLicenseAll = z.infer<typeof ShowLicenseAll>

/** `show license all` (slp.md §3.3). */
export const showLicenseAll: DocumentOutput = {
  command: 'show license all',
  schema: ShowLicenseAll,
  isWhole: ({ sections, facts }, { echo, closed }) =>
    (echo !== undefined || sections.has('state')) &&
    sections.has('transport') &&
    sections.has('reporting') &&
    sections.has('product') &&
    (closed || sections.has('reports')) &&
    facts.some(({ key }) => key === 'trust.installed'),
  absent: findNotInUse,
}
