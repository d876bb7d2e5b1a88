import type { RedactionRule } from './rule.ts'

const SCHEME = /[a-z0-9+.-]/i
const ENDS_URL = /[\s"'<>|()[\]{}]/

/**
 * Addresses with a scheme: whole, unless their path is one that the knowledge base has (`http://…:8182/cslu/v1/pi`), of
 * which only the host goes, or their host is a known one (`https://smartreceiver.cisco.com/…`), of which only a query
 * goes. What stands before an `@` in them goes with the whole.
 */
export const findUrls: RedactionRule = (text, { isKnown }) => {
  const found = []
  let past = 0
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', Math.max(past, at + 3))) {
    let start = at
    while (start > 0 && at - start < 12 && SCHEME.test(text.charAt(start - 1))) start--
    let end = at + 3
    while (end < text.length && !ENDS_URL.test(text.charAt(end))) end++
    while (end > at + 3 && '.,;:!?'.includes(text.charAt(end - 1))) end--
    past = end
    if (start === at || end === at + 3) continue
    const host = hostOf(text.slice(at + 3, end))
    const query = text.slice(at, end).search(/[?#]/)
    if (!host || (!isKnown(host) && (query !== -1 || !isPlainPath(text.slice(at + 3, end), isKnown))))
      found.push({ kind: 'URL', start, end })
    else if (!isKnown(host)) found.push({ kind: 'HOST', start: at + 3, end: at + 3 + host.length })
    else if (query !== -1) found.push({ kind: 'QUERY', start: at + query, end })
  }
  return found
}

/** The host, in small letters; undefined where there are credentials before it. */
function hostOf(rest: string): string | undefined {
  const authority = rest.split(/[/?#]/, 1)[0] ?? ''
  if (authority.includes('@')) return undefined
  return authority.split(':', 1)[0]?.toLowerCase()
}

/** Whether a path holds only words of the knowledge base, and short ones: `/cslu/v1/pi`. */
function isPlainPath(rest: string, isKnown: (word: string) => boolean): boolean {
  const [, ...parts] = rest.split('/')
  return parts.every((part) => part.length < 3 || isKnown(part))
}
