import type { User, Workspace } from './workspace.ts'

/** Endings that make a word with a dot a link; Slack knows more. */
const TOP_LEVEL = ['com', 'net', 'org', 'io', 'example']

/** Emoji that the composer knows by name; a pasted `:1:` may be one of a workspace's own. */
const EMOJI = ['wave', 'x', 'eyes', 'fire', '1', '2', 'aa', 'bb', 'cc']

/** What Slack's client sends for what somebody typed: escaped text, and the same as a rich_text block. */
export type Composed = { text: string; blocks: unknown[] }

type Inline = { type: string; text?: string; [field: string]: unknown }
type Part = { type: string; elements: Inline[] }

/**
 * Turns what is typed or pasted into a message as Slack's client does: fences become code blocks, `> ` a quote,
 * addresses links, `@name` a mention, `:name:` an emoji; `& < >` are escaped in `text` and not in `blocks`.
 */
export function compose(workspace: Workspace, typed: string): Composed {
  const parts = splitFences(typed).flatMap(({ fenced, text }): Part[] =>
    fenced ? [{ type: 'rich_text_preformatted', elements: codeElements(text) }] : proseParts(workspace, text),
  )
  const text = parts.map(partText).join('\n')
  return { text, blocks: parts.length > 0 ? [{ type: 'rich_text', elements: parts }] : [] }
}

function splitFences(typed: string): { fenced: boolean; text: string }[] {
  return typed
    .split('```')
    .map((text, at, all) => ({ fenced: at % 2 === 1 && at < all.length - 1, text: withoutOuterBreaks(text) }))
    .filter(({ text }) => text.trim() !== '')
}

function withoutOuterBreaks(text: string): string {
  const from = text.startsWith('\n') ? 1 : 0
  return text.endsWith('\n') && text.length > from ? text.slice(from, -1) : text.slice(from)
}

function codeElements(text: string): Inline[] {
  return words(text).map(
    (word): Inline => (isUrl(word) ? { type: 'link', url: word } : { type: 'text', text: word }),
  )
}

/** Quotes apart from other lines. */
function proseParts(workspace: Workspace, text: string): Part[] {
  const runs: { quote: boolean; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const quote = line.startsWith('> ')
    const run = runs.at(-1)
    if (run && run.quote === quote) run.lines.push(quote ? line.slice(2) : line)
    else runs.push({ quote, lines: [quote ? line.slice(2) : line] })
  }
  return runs.map(({ quote, lines }) => ({
    type: quote ? 'rich_text_quote' : 'rich_text_section',
    elements: inlineElements(workspace, lines.join('\n')),
  }))
}

function inlineElements(workspace: Workspace, text: string): Inline[] {
  return text.split('`').flatMap((piece, at, all): Inline[] => {
    const isCode = at % 2 === 1 && at < all.length - 1
    if (isCode) return piece ? [{ type: 'text', text: piece, style: { code: true } }] : []
    return words(at % 2 === 1 ? `\`${piece}` : piece).flatMap((word) => wordElements(workspace, word))
  })
}

/** Words and the space between them, nothing lost. */
function words(text: string): string[] {
  return text.split(/(\s+)/).filter((word) => word !== '')
}

function wordElements(workspace: Workspace, word: string): Inline[] {
  const person = [...workspace.users.values()].find(({ name }) => word.startsWith(`@${name}`))
  if (person) return [mention(person), ...rest(word.slice(person.name.length + 1))]
  const channel = [...workspace.channels.values()].find(({ name }) => word === `#${name}`)
  if (channel) return [{ type: 'channel', channel_id: channel.id }]
  if (['@here', '@channel', '@everyone'].includes(word)) return [{ type: 'broadcast', range: word.slice(1) }]
  if (isUrl(word)) return [{ type: 'link', url: word }]
  if (isHost(word)) return [{ type: 'link', url: `http://${word}`, text: word }]
  return emojiElements(word)
}

function mention(user: User): Inline {
  return { type: 'user', user_id: user.id }
}

function rest(text: string): Inline[] {
  return text ? [{ type: 'text', text }] : []
}

function isUrl(word: string): boolean {
  return word.startsWith('https://') || word.startsWith('http://')
}

function isHost(word: string): boolean {
  const labels = word.split('.')
  return (
    labels.length > 1 &&
    TOP_LEVEL.includes(labels.at(-1) ?? '') &&
    labels.every((label) => /^[a-z0-9-]+$/.test(label))
  )
}

function emojiElements(word: string): Inline[] {
  const found: Inline[] = []
  const pieces = word.split(':')
  let plain = pieces[0] ?? ''
  for (let at = 1; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    if (at < pieces.length - 1 && EMOJI.includes(piece)) {
      found.push(...rest(plain), { type: 'emoji', name: piece })
      plain = pieces[++at] ?? ''
    } else plain += `:${piece}`
  }
  return [...found, ...rest(plain)]
}

function partText({ type, elements }: Part): string {
  const inline = elements.map(inlineText).join('')
  if (type === 'rich_text_preformatted') return `\`\`\`${inline}\`\`\``
  if (type !== 'rich_text_quote') return inline
  return inline
    .split('\n')
    .map((line) => `&gt; ${line}`)
    .join('\n')
}

function inlineText({ type, text = '', url, style, ...ids }: Inline): string {
  if (type === 'link') return `<${escapeText(`${url}`)}${text ? `|${escapeText(text)}` : ''}>`
  if (type === 'user') return `<@${ids.user_id}>`
  if (type === 'channel') return `<#${ids.channel_id}>`
  if (type === 'broadcast') return `<!${ids.range}>`
  if (type === 'emoji') return `:${ids.name}:`
  return style ? `\`${escapeText(text)}\`` : escapeText(text)
}

/** Slack escapes these three, and no others. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
