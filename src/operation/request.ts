import { AsyncLocalStorage } from 'node:async_hooks'
import { SpanStatusCode, trace } from '@opentelemetry/api'

const storage = new AsyncLocalStorage<string>()

/** Letters of an id that Slack or the bot gave; nothing that anybody typed. */
const ID = /^[\w-]{1,48}$/

/** What a span may say beside its name: kinds, ids and numbers, never anything that was pasted. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>

/** Runs some work under a request's id, which stands in each log line of it from then on. */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return storage.run(ID.test(id) ? id : 'other', work)
}

/** The id of the request that is being worked on; undefined outside of one. */
export function requestId(): string | undefined {
  return storage.getStore()
}

/**
 * Runs some work as a span, where whoever runs the bot has loaded an OpenTelemetry SDK; a plain call where not. What it
 * throws is told by its name alone.
 */
export function traced<Result>(name: string, facts: SpanFacts, work: () => Promise<Result>): Promise<Result> {
  return trace.getTracer('slp-bot').startActiveSpan(name, async (span) => {
    const request = requestId()
    span.setAttributes({ ...facts, ...(request && { 'slp.request': request }) })
    try {
      return await work()
    } catch (error) {
      span.setStatus({
        code: SpanStatusCode.ERROR,
        message: error instanceof Error ? error.name : typeof error,
      })
      throw error
    } finally {
      span.end()
    }
  })
}
