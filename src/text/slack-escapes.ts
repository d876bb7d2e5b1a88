// a bare ampersand: Slack never leaves one
const BARE_AMPERSAND = /&(?!(?:lt|gt|amp);)/

/**
 * A line as it was before Slack took it: links, addresses and mentions are their labels or names again, and
 * `&lt; &gt; &amp;` are decoded once. `<187>`, `<none>` and the like are no escapes and stay, and so does a line
 * with an ampersand of its own, which Slack would have escaped.
 */
export function unescapeSlack(text: string): string {
  let plain = text
  if (plain.includes('<')) {
    plain = plain
      // <mailto:a@b.example|a@b.example>; first, as it may stand within a URL
      .replace(/<mailto:(?<address>[^\s<>|]{1,400})(?:\|(?<label>[^<>|]{0,400}))?>/gi, (...all) =>
        mailText(all.at(-1)),
      )
      // <https://smartreceiver.cisco.com>, <http://tools.cisco.com|tools.cisco.com>
      .replace(
        /<(?<url>(?:https?|ftp|ssh|tel|sms|slack):[^\s<>|]{1,2000})(?:\|(?<label>[^<>|]{0,2000}))?>/gi,
        (...all) => linkText(all.at(-1)),
      )
      // <@U123ABC>, <@U123|jane>, <#C123|ops>, <!here>, <!subteam^S123|@netops>, <!date^1690000000^{date}|Jul 22>
      .replace(
        /<(?:@(?<user>[UWB][A-Z0-9]{2,20})|#(?<channel>[CDG][A-Z0-9]{2,20})|!(?<special>here|channel|everyone|subteam\^[A-Z0-9]{1,20}|date\^[^<>|]{1,400}))(?:\|(?<label>[^<>|]{0,400}))?>/g,
        (...all) => mentionText(all.at(-1)),
      )
  }
  if (!plain.includes('&') || BARE_AMPERSAND.test(plain)) return plain
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

type Groups = Record<string, string | undefined>

function mailText(groups: Groups): string {
  return groups.label || groups.address || ''
}

/** The label where it is the address as it was typed, `tools.cisco.com`; beside a label in words the address stays. */
function linkText({ url = '', label }: Groups): string {
  if (!label) return url
  return url.slice(url.indexOf('://') + 3).startsWith(label) || url.startsWith(label)
    ? label
    : `${label} (${url})`
}

function mentionText({ user, channel, special, label }: Groups): string {
  if (user) return `@${label || user}`
  if (channel) return `#${label || channel}`
  return label || `@${special?.split('^', 1)[0] ?? ''}`
}
