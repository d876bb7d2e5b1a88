import { withoutSecrets } from '../../text/secrets.ts'
import { list, record, text } from '../intake/loose.ts'
import { decodeMrkdwn } from '../intake/mrkdwn.ts'
import { readMessage } from '../intake.ts'

const FENCE = '```'

/** Slack's own addresses and tickets: without them a delivery can't be worked off later. */
const KEPT = ['response_url', 'url_private', 'url_private_download', 'trigger_id', 'permalink']

/** Slack's old proof of itself, which is a secret, and of no use once a delivery is here. */
const DROPPED = ['token']

// a mention that a message begins with: <@U0000002> why is that
const LEADING_MENTION = /^\s*<@[A-Z0-9]+(?:\|[^>]*)?>/

/**
 * What Slack delivered, without the secrets in any of its strings. A secret that only shows when the parts of a
 * message are read together costs the message its parts: it becomes one text that reads the same.
 */
export function bodyWithoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return masked(value)
  if (Array.isArray(value)) return value.map(bodyWithoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  const { whole, clean } = isMessage(value) ? asOneText(value) : { whole: value, clean: false }
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([name]) => !DROPPED.includes(name))
      .map(([name, each]) => [
        name,
        KEPT.includes(name) || (clean && name === 'blocks' && isRichText(each))
          ? each
          : bodyWithoutSecrets(each),
      ]),
  )
}

/** Blocks that were read to the last word already; there may be thousands of elements in them. */
function isRichText(blocks: unknown): boolean {
  return list(blocks).every((block) => record(block).type === 'rich_text')
}

function isMessage(value: object): boolean {
  const { blocks, attachments } = record(value)
  return list(blocks).length > 0 || list(attachments).length > 0
}

function asOneText(message: object): { whole: object; clean: boolean } {
  const { paste } = readMessage(message)
  const { text: plain, secrets } = plainMasked(paste)
  if (secrets === 0) return { whole: message, clean: true }
  const mention = LEADING_MENTION.exec(text(record(message).text))?.[0] ?? ''
  const { blocks: _, attachments: __, ...rest } = record(message)
  return { whole: { ...rest, text: `${mention} ${escaped(plain)}`.trim() }, clean: false }
}

/** A string without its secrets, those too that Slack's escapes and fences hide. */
function masked(escapedText: string): string {
  const asItIs = withoutSecrets(escapedText)
  if (!escapedText.includes('&') && !escapedText.includes(FENCE)) return asItIs.text
  const plain = plainMasked(decodeMrkdwn(escapedText))
  return plain.secrets > asItIs.secrets.length ? escaped(plain.text) : asItIs.text
}

/** A fence may be glued to a secret: where taking it off shows more of them, it goes. */
function plainMasked(plain: string): { text: string; secrets: number } {
  const fenced = withoutSecrets(plain)
  const bare = plain.includes(FENCE) ? withoutSecrets(plain.replaceAll(FENCE, '\n')) : fenced
  const better = bare.secrets.length > fenced.secrets.length ? bare : fenced
  return { text: better.text, secrets: better.secrets.length }
}

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
