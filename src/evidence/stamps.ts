/** A time stamp in a line: where it stands, and its text with the zone that follows it. */
export type FoundStamp = { start: number; end: number; raw: string }

/** Zones that devices print; other capitals count as one only before a colon. */
const ZONES = new Set(
  (
    'UTC GMT Z AEST AEDT ACST ACDT AWST MST MDT EST EDT PST PDT CST CDT IST JST KST CET CEST BST WET WEST EET ' +
    'EEST MSK SGT HKT NZST NZDT AKST AKDT HST BRT ART SAST GST PKT ICT WIB PHT MYT'
  ).split(' '),
)

/** The time stamps of a line, in any form that a device, a relay or an export writes. */
export function findStamps(text: string): FoundStamp[] {
  const stamps = text.matchAll(
    // 2023 Aug  3 20:38:37.123 · *Mar  7 2026 23:38:41.985 · Aug 3 20:38:37 · Aug 3, 2023 @ 20:38:37.123 · 2023-08-03T20:38:37.123+02:00
    /[*.]?(?:\b(?:19|20)\d{2} {1,2})?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?:,? {1,2}\d{4})?(?: @)? \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?|\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?/g,
  )
  return [...stamps].map((match) => {
    const end = match.index + match[0].length
    const zone = zoneAfter(text.slice(end, end + 12))
    return { start: match.index, end: end + (zone?.length ?? 0), raw: match[0] + (zone ?? '') }
  })
}

/** ` UTC`, with the space, where a zone follows a stamp; a host's name may follow it just so, and is none. */
function zoneAfter(rest: string): string | undefined {
  const zone = /^ (?<name>[A-Za-z]{1,5})(?<colon> ?:)?(?![\w.-])/.exec(rest)
  const name = zone?.groups?.name
  if (!name) return undefined
  const known = ZONES.has(name.toUpperCase()) && (name === name.toUpperCase() || name === name.toLowerCase())
  const capitals = zone.groups?.colon !== undefined && /^[A-Z]{2,5}$/.test(name)
  return known || capitals ? ` ${name}` : undefined
}
