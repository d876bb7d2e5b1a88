import type { MessageEntry } from '../knowledge/message-entry.ts'
import { type Filled, fillTemplate } from './template.ts'

/** What the entry's text, in whichever variant fits best, makes of a message's text. */
export function readFields(entry: Pick<MessageEntry, 'text'>, text: string): Filled {
  let best: Filled = { fields: {}, fits: false }
  for (const template of entry.text) {
    const filled = fillTemplate(template, withoutProcess(text))
    if (worth(filled) > worth(best)) best = filled
  }
  return best
}

/** The days that an older message gives until the shutdown or expiry: `shutdown in 119 days`. */
export function readDays(text: string): Record<string, string> {
  const days = /\b(?:in|of|approximately|after|within) (?<days>\d{1,6}) ?days?\b/i.exec(text)?.groups?.days
  return days ? { days } : {}
}

function worth({ fields, fits }: Filled): number {
  return Object.keys(fields).length * 2 + (fits ? 1 : 0)
}

/** NX-OS may name the process that spoke at the end: ` - licmgr[4941]`, or with two spaces ` - licmgr`. */
function withoutProcess(text: string): string {
  const at = text.lastIndexOf(' - ')
  if (at === -1) return text
  const speaker = /^[\w.-]{1,32}(?<id>\[\d{1,7}\])?$/.exec(text.slice(at + 3).trim())
  return speaker && (speaker.groups?.id || text[at - 1] === ' ') ? text.slice(0, at) : text
}
