/** Calls a minute of a method, for the whole workspace. Source: ../shared/slack/platform.md §2. */
const A_MINUTE: Record<string, number> = {
  'apps.connections.open': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.open': 50,
  'conversations.replies': 50,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'files.info': 100,
  'reactions.add': 50,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.push': 100,
  'views.update': 100,
}

/** Posts to one channel at once, and a second. "Short bursts of >1 message per second" pass: docs.slack.dev/apis/web-api/rate-limits */
const BURST = 3

/** Counts calls as Slack does. */
export type RateLimits = {
  /** Lets a call through (undefined), or says after how many seconds to come again. */
  take: (method: string, args: Readonly<Record<string, unknown>>) => number | undefined
}

/** A bucket a method, and of posts one a channel: each call takes a drop, and drops come back evenly. `now`: milliseconds. */
export function createRateLimits(now: () => number = Date.now): RateLimits {
  const buckets = new Map<string, { drops: number; at: number }>()
  return {
    take(method, args) {
      const post = method === 'chat.postMessage'
      const most = post ? BURST : A_MINUTE[method]
      if (most === undefined) return undefined
      const perSecond = post ? 1 : most / 60
      const key = post ? `${method} ${args.channel}` : method
      const time = now()
      const before = buckets.get(key) ?? { drops: most, at: time }
      const drops = Math.min(most, before.drops + ((time - before.at) / 1000) * perSecond)
      buckets.set(key, { drops: drops >= 1 ? drops - 1 : drops, at: time })
      return drops >= 1 ? undefined : Math.max(1, Math.ceil((1 - drops) / perSecond))
    },
  }
}
