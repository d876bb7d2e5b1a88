import type { SectionId } from '../section-specs.ts'
import { readAuthorizations, readPurchased } from './authorizations.ts'
import { readCommunication } from './communication.ts'
import { readHistory } from './history.ts'
import { readJobs } from './jobs.ts'
import { readLicense } from './licenses.ts'
import type { PartReader } from './part.ts'
import { readAuthorizationStatus, readPlainFields, readRegistration } from './plain-fields.ts'
import { readPolicy } from './policy.ts'
import { readProduct } from './product.ts'
import { readReportSummary } from './report-summary.ts'
import { readOtherInfo, readSettings } from './settings.ts'
import { readSummaryTable } from './summary-table.ts'
import { readTransport } from './transport.ts'
import { readTrustCode } from './trust-code.ts'
import { readUsageReporting } from './usage-reporting.ts'

/** How each section is read, and its name in the output; sections without a name leave nothing there. */
export const READERS: Readonly<Record<SectionId, { read: PartReader; name?: string }>> = {
  preface: { read: () => ({ output: {}, facts: [], rest: [], cues: 0 }) },
  title: { read: readPlainFields },
  state: { read: readPlainFields },
  enabled: { read: readPlainFields },
  exportKey: { read: readPlainFields, name: 'exportAuthorizationKey' },
  conversion: { read: readPlainFields, name: 'licenseConversion' },
  utility: { read: readPlainFields, name: 'utility' },
  policyMode: { read: readPlainFields, name: 'smartLicensingUsingPolicy' },
  account: { read: readPlainFields, name: 'accountInformation' },
  privacy: { read: readPlainFields, name: 'dataPrivacy' },
  transport: { read: readTransport, name: 'transport' },
  policy: { read: readPolicy, name: 'policy' },
  miscellaneous: { read: readPlainFields, name: 'miscellaneous' },
  reporting: { read: readUsageReporting, name: 'usageReporting' },
  trust: { read: readTrustCode, name: 'trustCode' },
  telemetry: { read: readPlainFields, name: 'deviceTelemetry' },
  usage: { read: readSettings },
  authorization: { read: readAuthorizationStatus, name: 'licenseAuthorization' },
  entry: { read: readLicense, name: 'licenses' },
  handle: { read: readLicense, name: 'licenses' },
  summary: { read: readSummaryTable, name: 'licenses' },
  product: { read: readProduct, name: 'productInformation' },
  agent: { read: readPlainFields, name: 'agentVersion' },
  jobs: { read: readJobs, name: 'upcomingScheduledJobs' },
  communication: { read: readCommunication, name: 'communicationStatistics' },
  certificates: { read: readSettings, name: 'licenseCertificates' },
  ha: { read: readSettings, name: 'haInfo' },
  reservation: { read: readSettings, name: 'reservationInfo' },
  authorizations: { read: readAuthorizations, name: 'licenseAuthorizations' },
  purchased: { read: readPurchased, name: 'purchasedLicenses' },
  lastNotRequired: { read: readSettings, name: 'lastReportingNotRequired' },
  reservations: { read: readSettings, name: 'specifiedLicenseReservations' },
  reports: { read: readReportSummary, name: 'usageReportSummary' },
  enforcement: { read: readSettings, name: 'deviceEnforcementState' },
  analytics: { read: readSettings, name: 'productAnalytics' },
  other: { read: readOtherInfo, name: 'otherInfo' },
  mapping: { read: readSettings, name: 'platformProvidedMappingTable' },
  history: { read: readHistory, name: 'messages' },
  imports: { read: readHistory, name: 'imports' },
  registration: { read: readRegistration },
  smartConversion: { read: readPlainFields },
}
