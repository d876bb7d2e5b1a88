import { withoutSecrets } from '../../text/secrets.ts'
import { list, record, text } from '../intake/loose.ts'
import { readMessage } from '../intake.ts'

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
  if (typeof value === 'string') return withoutSecrets(value).text
  if (Array.isArray(value)) return value.map(bodyWithoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  const whole = isMessage(value) ? asOneText(value) : value
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([name]) => !DROPPED.includes(name))
      .map(([name, each]) => [name, KEPT.includes(name) ? each : bodyWithoutSecrets(each)]),
  )
}

function isMessage(value: object): boolean {
  const { blocks, attachments } = record(value)
  return list(blocks).length > 0 || list(attachments).length > 0
}

function asOneText(message: object): object {
  const { paste } = readMessage(message)
  const { text: masked, secrets } = withoutSecrets(paste)
  if (secrets.length === 0) return message
  const mention = LEADING_MENTION.exec(text(record(message).text))?.[0] ?? ''
  const { blocks: _, attachments: __, ...rest } = record(message)
  return { ...rest, text: `${mention} ${escaped(masked)}`.trim() }
}

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
