import { list, record, text } from './intake/loose.ts'
import { decodeMrkdwn, mentions } from './intake/mrkdwn.ts'
import { readAttachments } from './intake/read-attachments.ts'
import { readBlocks } from './intake/read-blocks.ts'

/** What a message brings: the paste, whether there is anything in it, whether it speaks to the bot, whether files hang on it. */
export type Intake = { paste: string; empty: boolean; addressed: boolean; files: boolean }

/**
 * Reads a message of Slack, of a person or of an app, as one paste: its blocks, which hold the text as it was
 * typed, else its text, whose escapes are taken back, then its attachments. Lines stay as they are seen in Slack,
 * so that "line 3" is the third that one sees; only the bot's own mention is gone. Its files are another matter.
 */
export function readMessage(message: unknown, botUser?: string): Intake {
  const { text: escaped, blocks, attachments, files } = record(message)
  const typed = readBlocks(blocks, botUser) || decodeMrkdwn(text(escaped), botUser)
  const attached = readAttachments(attachments, botUser)
  const paste = [typed, ...(attached && attached !== typed ? [attached] : [])].filter(Boolean).join('\n')
  return {
    paste,
    empty: paste.trim() === '',
    addressed: botUser !== undefined && mentions(text(escaped), botUser),
    files: list(files).length > 0,
  }
}

/** The text of a slash command. Slack escapes it or not, by a setting; either way it reads the same. */
export function readCommand(typed: string): string {
  return decodeMrkdwn(typed)
}
