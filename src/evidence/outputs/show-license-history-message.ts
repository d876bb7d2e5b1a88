import * as z from 'zod'
import type { DocumentOutput } from './document-output.ts'
import { HistoryPart, withoutHistory } from './parts/history.ts'

/** What was sent, answered and imported, per kind, oldest first. */
export const ShowLicenseHistoryMessage = z.strictObject({
  messages: HistoryPart.optional(),
  imports: HistoryPart.optional(),
  unparsed: z.array(z.string()).optional(),
})
export type ShowLicenseHistoryMessage = z.infer<typeof ShowLicenseHistoryMessage>

/** `show license history message` (slp.md §3.3). */
export const showLicenseHistoryMessage: DocumentOutput = {
  command: 'show license history message',
  schema: ShowLicenseHistoryMessage,
  isWhole: ({ sections, output }, { closed }) =>
    sections.has('history') && (closed || (Array.isArray(output.imports) && output.imports.length > 5)),
  absent: ({ output, rows }) => withoutHistory(output.messages, rows),
}
