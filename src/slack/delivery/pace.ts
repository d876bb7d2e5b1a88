/** Keeps to Slack's limit of messages to one channel. Times are milliseconds since 1970. */
export type Pace = {
  /** Channels to which nothing may go now. */
  waiting: (now: number) => string[]
  /** A message goes to a channel. */
  count: (channel: string, now: number) => void
  /** Slack has said that a channel has to wait. */
  pause: (channel: string, until: number) => void
  /** When the first of the waiting channels may go on; undefined where none waits. */
  next: (now: number) => number | undefined
}

/** One message in `every` milliseconds to each channel in the long run, `burst` of them at once. */
export function createPace(every: number, burst: number): Pace {
  // when a channel would have caught up with what went to it; and what Slack itself has asked for
  const owed = new Map<string, number>()
  const paused = new Map<string, number>()

  function freeAt(channel: string): number {
    const caught = (owed.get(channel) ?? 0) - (burst - 1) * every
    return Math.max(caught, paused.get(channel) ?? 0)
  }

  function tidy(now: number): void {
    for (const [channel, at] of owed) if (at <= now) owed.delete(channel)
    for (const [channel, at] of paused) if (at <= now) paused.delete(channel)
  }

  function channels(now: number): string[] {
    tidy(now)
    return [...new Set([...owed.keys(), ...paused.keys()])].filter((each) => freeAt(each) > now)
  }

  return {
    waiting: channels,
    count(channel, now) {
      owed.set(channel, Math.max(owed.get(channel) ?? 0, now) + every)
    },
    pause(channel, until) {
      paused.set(channel, Math.max(paused.get(channel) ?? 0, until))
    },
    next(now) {
      const times = channels(now).map(freeAt)
      return times.length > 0 ? Math.min(...times) : undefined
    },
  }
}
