import { list, record, text } from './loose.ts'
import { linkText } from './mrkdwn.ts'

// a code block's first line that could pass for the name of a language: Transport
const ONE_WORD = /^[A-Za-z][A-Za-z0-9+#.-]*\s*(?:\n|$)/

const FENCE = '```'

/**
 * The text of a rich_text block as its author saw it, line for line: Slack doesn't escape it. Code blocks keep their
 * fences, glued to their first and last line so that no line is added; quotes get `> `; emoji are `:name:` again
 * (a pasted `:1:` may have become one); the bot's own mention is gone.
 */
export function readRichText(block: unknown, botUser?: string): string {
  return list(record(block).elements)
    .map((element) => partText(record(element), botUser))
    .join('\n')
}

type Fields = Record<string, unknown>

function partText(part: Fields, botUser: string | undefined): string {
  const inline = withoutLastBreak(inlineText(list(part.elements), botUser))
  switch (part.type) {
    case 'rich_text_preformatted':
      return `${FENCE}${ONE_WORD.test(inline) ? ' ' : ''}${inline}${FENCE}`
    case 'rich_text_quote':
      return inline
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'rich_text_list':
      return list(part.elements)
        .map((item) => withoutLastBreak(inlineText(list(record(item).elements), botUser)))
        .join('\n')
    default:
      return inline
  }
}

function inlineText(elements: unknown[], botUser: string | undefined): string {
  const parts: string[] = []
  let code = false
  let afterMention = false
  for (const each of elements) {
    const element = record(each)
    if (isMention(element, botUser)) {
      afterMention = true
      continue
    }
    const now = record(element.style).code === true
    if (now !== code) parts.push('`')
    code = now
    const plain = elementText(element)
    parts.push(afterMention ? plain.replace(/^[ \u00a0]+/, '') : plain)
    afterMention = false
  }
  if (code) parts.push('`')
  return parts.join('')
}

function isMention(element: Fields, botUser: string | undefined): boolean {
  return element.type === 'user' && element.user_id === botUser && botUser !== undefined
}

function elementText(element: Fields): string {
  switch (element.type) {
    case 'text':
      return text(element.text)
    case 'link':
      return linkText(text(element.url), text(element.text))
    case 'emoji':
      return `:${text(element.name)}:`
    case 'user':
      return `@${text(element.user_id)}`
    case 'usergroup':
      return `@${text(element.usergroup_id)}`
    case 'channel':
      return `#${text(element.channel_id)}`
    case 'broadcast':
      return `@${text(element.range)}`
    case 'date':
      return text(element.fallback)
    case 'color':
      return text(element.value)
    default:
      return text(element.text)
  }
}

function withoutLastBreak(inline: string): string {
  return inline.endsWith('\n') ? inline.slice(0, -1) : inline
}
