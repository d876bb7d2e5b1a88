/** What went wrong with a server, as far as it matters: `after`, seconds until it may be asked again. */
export type Failure = {
  kind: 'unsupported' | 'limited' | 'denied' | 'timeout' | 'unavailable'
  after?: number
  status?: number
}

/** Reads any exception of a request; none of them says anything of the question. */
export function readFailure(error: unknown): Failure {
  const { status, headers, code, name, message } = fieldsOf(error)
  if (status === 429) return { kind: 'limited', status, ...secondsOf(headers) }
  if (status === 401 || status === 403) return { kind: 'denied', status }
  // a filter's refusal comes as 400 too; asking in another form would not mend that
  if ((status === 400 || status === 422) && code !== 'content_filter') return { kind: 'unsupported', status }
  if (status !== undefined) return { kind: 'unavailable', status }
  return /abort|timeout/i.test(`${name} ${message}`) ? { kind: 'timeout' } : { kind: 'unavailable' }
}

function fieldsOf(error: unknown) {
  const { status, headers, code } = Object(error) as Record<string, unknown>
  return {
    status: typeof status === 'number' ? status : undefined,
    headers: headers instanceof Headers ? headers : undefined,
    code,
    name: error instanceof Error ? error.constructor.name : '',
    message: error instanceof Error ? error.message : '',
  }
}

/** Retry-After in seconds, or as a date, which counts from the answer's own date where it has one. */
function secondsOf(headers: Headers | undefined): { after?: number } {
  const value = headers?.get('retry-after')
  if (!value) return {}
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return { after: Math.max(0, seconds) }
  const from = Date.parse(headers?.get('date') ?? '') || Date.now()
  const until = Date.parse(value)
  return Number.isNaN(until) ? {} : { after: Math.max(0, (until - from) / 1000) }
}
