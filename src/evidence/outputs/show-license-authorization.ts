import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { AuthorizationsPart } from './parts/authorizations.ts'

/** The authorization codes, of which a Nexus switch has none. */
export const ShowLicenseAuthorization = z.strictObject({
  licenseAuthorizations: AuthorizationsPart.optional(),
  purchasedLicenses: z.array(z.string()).nullable().optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseAuthorization = z.infer<typeof ShowLicenseAuthorization>

/** `show license authorization`. */
export const showLicenseAuthorization: DocumentOutput = {
  command: 'show license authorization',
  schema: ShowLicenseAuthorization,
  isWhole: ({ sections }, { closed }) =>
    sections.has('authorizations') && (closed || sections.has('purchased')),
}
