// what may stand between Slack's angle brackets: @U1, #C1|name, !here, !date^1^{date}|x, https://…|label, mailto:…
const TOKEN = /^(?:[@#!]|https?:|mailto:|tel:|ftp:|ssh:|slack:)/i

/**
 * Slack's own escapes taken back, once: links are what was typed, mentions are names, the bot's own mention is gone,
 * `&lt; &gt; &amp;` are characters. Other angle brackets (`<none>`, `<187>`) are text and stay.
 */
export function decodeMrkdwn(escaped: string, botUser?: string): string {
  const plain: string[] = []
  let from = 0
  for (;;) {
    const open = escaped.indexOf('<', from)
    const close = open < 0 ? -1 : escaped.indexOf('>', open)
    if (close < 0) break
    const inside = escaped.slice(open + 1, close)
    const nested = inside.lastIndexOf('<')
    if (nested >= 0 || !TOKEN.test(inside)) {
      const upTo = open + 1 + Math.max(nested, 0)
      plain.push(decodeEntities(escaped.slice(from, upTo)))
      from = upTo
      continue
    }
    plain.push(decodeEntities(escaped.slice(from, open)))
    from = close + 1
    if (isMention(inside, botUser)) while (escaped[from] === ' ' || escaped[from] === '\u00a0') from++
    else plain.push(decodeEntities(tokenText(inside)))
  }
  plain.push(decodeEntities(escaped.slice(from)))
  return plain.join('')
}

/** Whether escaped text addresses that user. */
export function mentions(escaped: string, botUser: string): boolean {
  return escaped.includes(`<@${botUser}>`) || escaped.includes(`<@${botUser}|`)
}

/** A link as it was typed: its label where that is (the end of) its address, else both. */
export function linkText(url: string, label: string): string {
  const address = url.startsWith('mailto:') ? url.slice('mailto:'.length) : url
  if (!label || label === address) return address
  return address.includes(label) ? label : `${label} (${address})`
}

function isMention(inside: string, botUser: string | undefined): boolean {
  return botUser !== undefined && inside.split('|', 1)[0] === `@${botUser}`
}

function tokenText(inside: string): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  if (target.startsWith('@') || target.startsWith('#'))
    return label ? `${target[0]}${label.startsWith('@') ? label.slice(1) : label}` : target
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^', 1)[0]}`
  return linkText(target, label)
}

/** The ampersand last, so that `&amp;lt;` is `&lt;`. */
function decodeEntities(escaped: string): string {
  if (!escaped.includes('&')) return escaped
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
