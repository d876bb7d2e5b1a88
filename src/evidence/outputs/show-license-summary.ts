import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { findNotInUse } from './not-in-use.ts'
import { SettingsPart } from './parts/settings.ts'
import { SummaryTablePart } from './parts/summary-table.ts'

/** The licences in use, a row each. */
export const ShowLicenseSummary = z.strictObject({
  accountInformation: SettingsPart.optional(),
  licenses: SummaryTablePart.optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseSummary = z.infer<typeof ShowLicenseSummary>

/** `show license summary`. Its rows have no end mark: whole where a prompt or another command follows. */
export const showLicenseSummary: DocumentOutput = {
  command: 'show license summary',
  schema: ShowLicenseSummary,
  isWhole: ({ sections }, { closed }) => sections.has('summary') && closed,
  absent: findNotInUse,
}
