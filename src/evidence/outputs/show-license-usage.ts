import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { findNotInUse } from './not-in-use.ts'
import { License } from './parts/licenses.ts'
import { SettingsPart } from './parts/settings.ts'

/** The licences in use. */
export const ShowLicenseUsage = z.strictObject({
  licenseAuthorization: SettingsPart.optional(),
  licenses: z.array(License).optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseUsage = z.infer<typeof ShowLicenseUsage>

/** `show license usage`: a package with its fields each (slp.md §3.2). */
export const showLicenseUsage: DocumentOutput = {
  command: 'show license usage',
  schema: ShowLicenseUsage,
  isWhole: ({ sections, output }, { closed }) => {
    const last = Array.isArray(output.licenses) ? output.licenses.at(-1) : undefined
    const ended = last !== null && typeof last === 'object' && 'licenseType' in last
    return sections.has('authorization') && (closed || ended)
  },
  absent: findNotInUse,
}
