// made once: making one takes longer than drawing a message
const CLOCK = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' })
const WHOLE = new Intl.DateTimeFormat([], { dateStyle: 'full', timeStyle: 'medium' })

/** The time of day of a message's ts, as this browser writes it. */
export function clockOf(ts: string): string {
  return CLOCK.format(Number(ts) * 1000)
}

/** Day and time of a message's ts. */
export function momentOf(ts: string): string {
  return WHOLE.format(Number(ts) * 1000)
}
