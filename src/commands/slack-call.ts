import { WebClient } from '@slack/web-api'

/** A client of Slack's Web API for one question each: no retries, ten seconds, and no log of its own. */
export function clientOf(token: string | undefined, apiUrl: string | undefined): WebClient {
  return new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    timeout: 10_000,
    retryConfig: { retries: 0 },
    logger: silent(),
  })
}

/** Slack's word for what is wrong; undefined where it didn't answer. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'data' in error ? (error.data as { error?: string }).error : undefined
}

/** The client's own log would print request bodies; the doctor speaks for itself. */
function silent() {
  const nothing = () => {}
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    setLevel: nothing,
    setName: nothing,
    getLevel: () => 'error' as never,
  }
}
