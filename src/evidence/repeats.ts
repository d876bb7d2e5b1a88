import { readHeader } from './header.ts'

/** `last message repeated 7 times`: how often, and the device whose header it had. */
export type RepeatLine = { times: number; host?: string }

const SUFFIX = ' (message repeated '
const LAST = 'last message repeated '

/** A line that only says that the device's message before it came again; undefined for any other. */
export function readRepeatLine(text: string): RepeatLine | undefined {
  const at = text.toLowerCase().indexOf(LAST)
  if (at === -1) return undefined
  // 7 time, 2 times
  const times = /^(?<times>\d{1,9}) times?[.)]?\s*$/i.exec(text.slice(at + LAST.length))?.groups?.times
  if (!times) return undefined
  const before = text.slice(0, at)
  const header = readHeader(before)
  // words before it that are no header make it a sentence: "why was the last message repeated 3 times"
  if (!header.stamped && before.trim() !== '' && !header.host) return undefined
  return { times: Number(times), ...(header.host && { host: header.host }) }
}

/** The number of further times in a message's suffix ` (message repeated 2 times)`, and the text without it. */
export function withoutRepeatSuffix(text: string): { text: string; times: number } {
  const at = text.lastIndexOf(SUFFIX)
  if (at === -1) return { text, times: 0 }
  const times = /^(?<times>\d{1,9}) times?\)\.?\s*$/i.exec(text.slice(at + SUFFIX.length))?.groups?.times
  return times ? { text: text.slice(0, at), times: Number(times) } : { text, times: 0 }
}

/** How many messages a wrapper's text stands for: `message repeated 12 times in last 600 sec`; undefined for another text. */
export function readWrapper(text: string): number | undefined {
  const times = /^\s*message repeated (?<times>\d{1,9}) times? in last \d{1,12} sec/i.exec(text)?.groups
    ?.times
  return times ? Number(times) : undefined
}

/** The span that a wrapper counts over, for its entry's words: `hours` (one at least) and `every`, minutes between two. */
export function readWrapperSpan(text: string): { hours?: string; every?: string } {
  const found = /^\s*message repeated (?<times>\d{1,9}) times? in last (?<seconds>\d{1,9}) sec/i.exec(text)
  const [times, seconds] = [Number(found?.groups?.times), Number(found?.groups?.seconds)]
  if (!(times > 0) || !(seconds >= 3600)) return {}
  return { hours: `${Math.round(seconds / 3600)}`, every: `${Math.round(seconds / times / 60)}` }
}

/** rsyslog's own way, before the message: `message repeated 3 times: [ %LICMGR-…]`; undefined for another beginning. */
export function readRelayRepeat(before: string): number | undefined {
  const times = /message repeated (?<times>\d{1,9}) times?: ?\[/i.exec(before)?.groups?.times
  return times ? Number(times) : undefined
}
