import * as z from 'zod'

/** First and last line, 1-based and inclusive, in the paste as it was given. */
export const Span = z.tuple([z.int().positive(), z.int().positive()])
export type Span = z.infer<typeof Span>

/** A device prompt that stood at the head of a line: `leaf-101(config-vrf)# `. */
export const Prompt = z.strictObject({
  host: z.string().optional(),
  mode: z.enum(['exec', 'config', 'config-vrf', 'config-if', 'config-callhome', 'config-other', 'shell']),
})
export type Prompt = z.infer<typeof Prompt>

/**
 * One line of a paste, made readable: escapes, quote marks, fences, smart quotes, invisible characters and the
 * prompt are gone, secrets are replaced by placeholders, an export's record has become the line that it carried.
 * A line that a terminal had wrapped is whole again, so `lines` may span several.
 */
export const Line = z.strictObject({
  text: z.string(),
  lines: Span,
  /** Lines of one fence, one quote, one export record, or of the plain text between them share a number. */
  block: z.int().nonnegative(),
  /** Which of several pastes it is from, where they were joined into one text (`joinPastes`). */
  paste: z.int().nonnegative().optional(),
  /** Set where the line had a prompt; `text` is then what was typed (or a log line that was glued to it). */
  prompt: Prompt.optional(),
  /** What an export said beside the line, which the line itself may lack. */
  record: z.strictObject({ host: z.string().optional(), at: z.string().optional() }).optional(),
})
export type Line = z.infer<typeof Line>

/** A secret that was found and taken out of the text. The value is kept nowhere. */
export const SecretFound = z.strictObject({ what: z.string(), lines: Span })
export type SecretFound = z.infer<typeof SecretFound>

/** A paste, read: its lines, what was taken out of it, and whether it carries the bot's own footer. */
export type ReadPaste = { lines: Line[]; secrets: SecretFound[]; ownWords: boolean }
