import { licensingFamily } from './licensing-family.ts'

/** The fixed middle of a system message, `%FACILITY-SEVERITY-MNEMONIC:`, and where it stands in its line. */
export type Core = {
  /** Where it begins: at the `%`, or at the facility where there is none. */
  start: number
  /** Where the message text begins. */
  textStart: number
  /** In capitals, with its sub-parts: `LICMGR`, `LICENSE-SMART_LIC`, `EARL-SW2_DFC1`. Absent for a mnemonic alone. */
  facility?: string
  /** Absent where the line has no digit from 0 to 7 for it. */
  severity?: number
  /** In capitals. */
  mnemonic: string
  /** Whether a colon (or `>>`) ends it, as in a log, or nothing does, as in a sentence. */
  ended: boolean
}

/** A facility with its sub-parts is far shorter than this; the limit keeps the search linear. */
const FACILITY_AT_MOST = 64

/**
 * The cores of a line, by position. Each facility counts behind a `%`, the licensing ones without it too (IOS XR logs and
 * repeat lines leave it out), in any letter case.
 */
export function findCores(text: string, atMost = Number.POSITIVE_INFINITY): Core[] {
  const found: Core[] = []
  let floor = 0
  for (
    let dash = text.indexOf('-');
    dash !== -1 && found.length < atMost;
    dash = text.indexOf('-', dash + 1)
  ) {
    const core = coreAround(text, dash, floor)
    if (!core) continue
    found.push(core)
    floor = core.textStart
  }
  return found
}

/** The core whose severity digit stands behind this dash, if one does. */
function coreAround(text: string, dash: number, floor: number): Core | undefined {
  if (text[dash + 2] !== '-' || !isDigit(text.charCodeAt(dash + 1))) return undefined
  const end = endOfWord(text, dash + 3)
  if (end - dash < 5 || !isLetter(text.charCodeAt(dash + 3))) return undefined

  let start = dash
  const lowest = Math.max(floor, dash - FACILITY_AT_MOST)
  while (start > lowest && isFacilityPart(text.charCodeAt(start - 1))) start--
  const percent = start > 0 && text[start - 1] === '%'
  let facility = text.slice(start, dash).toUpperCase()
  if (!percent) {
    const family = licensingFamily(facility)
    if (!family) return undefined
    start = dash - family.facility.length
    facility = family.facility
  }
  if (!/^[A-Z]/.test(facility)) return undefined

  const severity = Number(text[dash + 1])
  return {
    start: percent ? start - 1 : start,
    facility,
    mnemonic: text.slice(dash + 3, end).toUpperCase(),
    ...(severity <= 7 && { severity }),
    ...endOfCore(text, end),
  }
}

/**
 * What ends a core: a colon, with spaces before it on IOS XR or the marks of bold and code around the core in a chat,
 * or the `>>` of a message nested in another.
 */
export function endOfCore(text: string, end: number): { textStart: number; ended: boolean } {
  let at = end
  while (at < end + 3 && ' *`'.includes(text[at] ?? '-')) at++
  if (text[at] === ':') return { textStart: at + 1, ended: true }
  if (text.startsWith('>>', at)) return { textStart: at + 2, ended: true }
  return { textStart: end, ended: false }
}

/** The first position from here on that holds no letter, digit or underscore. */
export function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && isWordPart(text.charCodeAt(at))) at++
  return at
}

/** Whether this character code is a letter, a digit or an underscore. */
export function isWordPart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95
}

function isFacilityPart(code: number): boolean {
  return isWordPart(code) || code === 45
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
