import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { ProductPart } from './parts/product.ts'

/** The product id and serial number of the switch. */
export const ShowLicenseUdi = z.strictObject({
  productInformation: ProductPart.optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseUdi = z.infer<typeof ShowLicenseUdi>

/** `show license udi`. */
export const showLicenseUdi: DocumentOutput = {
  command: 'show license udi',
  schema: ShowLicenseUdi,
  isWhole: ({ device }, { closed, rows }) =>
    device?.sn !== undefined && (closed || !rows.at(-1)?.cut || rows.length === 1),
}
