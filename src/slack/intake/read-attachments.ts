import { list, record, text } from './loose.ts'
import { decodeMrkdwn } from './mrkdwn.ts'
import { readBlocks } from './read-blocks.ts'

/** What alerting apps put beside a message's text; a preview of a linked page is nobody's paste and is left out. */
export function readAttachments(attachments: unknown, botUser?: string): string {
  return list(attachments)
    .map(record)
    .filter((each) => !each.from_url || each.is_msg_unfurl === true || each.is_share === true)
    .map((each) => attachmentText(each, botUser))
    .filter((part) => part.trim() !== '')
    .join('\n')
}

function attachmentText(attachment: Record<string, unknown>, botUser: string | undefined): string {
  const shared = list(attachment.message_blocks)
    .map((each) => readBlocks(record(record(each).message).blocks, botUser))
    .filter(Boolean)
    .join('\n')
  if (shared) return shared
  const own = readBlocks(attachment.blocks, botUser)
  if (own) return own
  const fields = list(attachment.fields)
    .map(record)
    .map(({ title, value }) => [text(title), text(value)].filter(Boolean).join(': '))
  const parts = [attachment.pretext, attachment.title, attachment.text].map(text)
  const whole = [...parts, ...fields].filter(Boolean).join('\n')
  return decodeMrkdwn(whole || text(attachment.fallback), botUser)
}
