import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { findNotInUse } from './not-in-use.ts'
import { CommunicationPart } from './parts/communication.ts'
import { JobsPart } from './parts/jobs.ts'
import { SettingsPart } from './parts/settings.ts'
import { ShowLicenseAll } from './show-license-all.ts'

/** All of `show license all`, and what the agent does next, how its messages went, and its settings. */
export const ShowLicenseTechSupport = z.strictObject({
  ...ShowLicenseAll.shape,
  upcomingScheduledJobs: JobsPart.optional(),
  communicationStatistics: CommunicationPart.optional(),
  licenseCertificates: SettingsPart.optional(),
  haInfo: SettingsPart.optional(),
  reservationInfo: SettingsPart.optional(),
  specifiedLicenseReservations: SettingsPart.optional(),
  lastReportingNotRequired: SettingsPart.optional(),
  otherInfo: SettingsPart.optional(),
  platformProvidedMappingTable: SettingsPart.optional(),
})
export type ShowLicenseTechSupport = z.infer<typeof ShowLicenseTechSupport>

/** `show license tech support` (slp.md §3.3). */
export const showLicenseTechSupport: DocumentOutput = {
  command: 'show license tech support',
  schema: ShowLicenseTechSupport,
  isWhole: ({ sections }, { echo, closed }) =>
    (echo !== undefined || sections.has('title')) &&
    sections.has('transport') &&
    sections.has('reporting') &&
    sections.has('jobs') &&
    sections.has('communication') &&
    sections.has('other') &&
    (closed || sections.has('mapping')),
  absent: findNotInUse,
}
