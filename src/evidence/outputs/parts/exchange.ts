/** The text of one message of the history, its rows joined. */
export type ExchangeText = { text: string }

/** How a message of the history ended, as its JSON or its words say. */
export type ExchangeResult = {
  outcome?: 'accepted' | 'poll' | 'refused' | 'failed'
  status?: string
  message?: string
  pollSeconds?: number
}

// "message":"The identity for the instance is not valid"
const MESSAGE =
  /"(?:message|status_message|error|error_message|errors|description)" ?: ?\[? ?(?:\{"message" ?: ?)?"(?<message>[^"]{3,300})"/
// "poll_interval":900
const POLL = /"poll_interval" ?: ?"?(?<seconds>\d{1,7})/
// HTTP 503, HTTP/1.1 404 Not Found, HTTP Server Error 500
const HTTP = /\bhttp(?:\/\d(?:\.\d)?| server error| status| code)?:? (?<code>[1-5]\d\d)\b/i
const REFUSED =
  /^(?:failed|failure|fail|error|not_ok|denied|invalid|rejected)|_(?:failed|error|denied|invalid)\b/i
const TROUBLE =
  /\b(?:fail|not valid|invalid|expired|error|denied|unable|cannot|could not|not found|not registered|mismatch|not authorized|no longer|re-?register)/i
// what the agent writes where no answer came
const UNSENT =
  /\b(?:no reply|no response|communications? failure|could(?: not|n't) resolve|couldn't connect|timed? ?out|connection refused|unable to resolve|failed to connect|cannot establish|empty response)/i

/** Reads the answer of the licensing server, or what stands in its place. */
export function readExchange(given: string): ExchangeResult {
  // the answer is JSON within JSON, so its quotes have backslashes
  const text = given.replaceAll('\\', '')
  // "status":"COMPLETE", "status_code": "OK_POLL"
  const found = text.matchAll(/"status(?:_code)?" ?: ?"(?<status>[A-Za-z][\w-]{1,60})"/g)
  const statuses = [...found].map(({ groups }) => groups?.status ?? '')
  const refusal = statuses.find((status) => REFUSED.test(status))
  const poll = statuses.find((status) => /poll/i.test(status))
  const status = refusal ?? poll ?? statuses.at(-1)
  const message = MESSAGE.exec(text)?.groups?.message
  const seconds = Number(POLL.exec(text)?.groups?.seconds)
  const said = {
    ...(status && { status }),
    ...(message && { message }),
    ...(seconds > 0 && { pollSeconds: seconds }),
  }
  const outcome = outcomeOf(text, {
    refusal,
    poll: poll ?? (seconds > 0 ? 'poll' : undefined),
    status,
    message,
  })
  // what is no JSON is a reason in words
  const words = outcome === 'failed' && !message && !text.includes('{') && text.length <= 300
  return { ...(outcome && { outcome }), ...said, ...(words && { message: text }) }
}

function outcomeOf(
  text: string,
  {
    refusal,
    poll,
    status,
    message,
  }: {
    refusal: string | undefined
    poll: string | undefined
    status: string | undefined
    message: string | undefined
  },
): ExchangeResult['outcome'] {
  const code = Number(HTTP.exec(text)?.groups?.code)
  if (code >= 400) return 'failed'
  if (refusal) return message && UNSENT.test(message) ? 'failed' : 'refused'
  if (poll) return 'poll'
  if (message && TROUBLE.test(message) && !/already/i.test(message)) return 'refused'
  if (status && /^(?:ok|complete|completed|success|accepted)$/i.test(status)) return 'accepted'
  if (statusless(text) && UNSENT.test(text)) return 'failed'
  return code >= 200 && code < 300 ? 'accepted' : undefined
}

function statusless(text: string): boolean {
  return !/"status/.test(text)
}
