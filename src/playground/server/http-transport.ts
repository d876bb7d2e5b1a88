import { setTimeout as wait } from 'node:timers/promises'
import { signatureHeaders } from './sign.ts'
import { ACK_WITHIN, type Delivered, type Kind, type Payload, type Transport } from './transport.ts'

/** Names of this machine. */
const HERE = ['127.0.0.1', 'localhost', '[::1]']

const FORM = 'application/x-www-form-urlencoded'

/**
 * Delivers as signed requests to the app's addresses, which must be on this machine: to one after the other, as a load
 * balancer before several replicas would. Events again where they fail.
 */
export function createHttpTransport(
  targets: readonly string[],
  signingSecret: string,
  retryAfter: readonly number[],
): Transport {
  if (!targets.every((target) => HERE.includes(new URL(target).hostname)))
    throw new Error('the fake Slack delivers to this machine only')
  let next = 0
  const closing = new AbortController()

  async function send(
    body: string,
    type: string,
    more: Record<string, string>,
  ): Promise<Omit<Delivered, 'attempts'>> {
    const start = performance.now()
    const ms = () => Math.round(performance.now() - start)
    try {
      const response = await fetch(targets[next++ % targets.length] ?? '', {
        method: 'POST',
        headers: { 'content-type': type, ...signatureHeaders(body, signingSecret), ...more },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(ACK_WITHIN), closing.signal]),
      })
      const answer = parsed(await response.text())
      const stop = response.headers.get('x-slack-no-retry') === '1'
      return { acknowledged: response.ok || stop, status: response.status, body: answer, ms: ms() }
    } catch {
      return { acknowledged: false, body: undefined, ms: ms() }
    }
  }

  return {
    async deliver(kind, payload) {
      const { body, type } = written(kind, payload)
      let result = await send(body, type, {})
      let attempts = 1
      if (kind !== 'events_api') return { ...result, attempts }
      for (const after of retryAfter) {
        if (result.acknowledged || closing.signal.aborted) break
        await wait(after, undefined, { signal: closing.signal }).catch(() => {})
        result = await send(body, type, {
          'x-slack-retry-num': `${attempts}`,
          'x-slack-retry-reason': result.status === undefined ? 'http_timeout' : 'http_error',
        })
        attempts++
      }
      return { ...result, attempts }
    },
    async close() {
      closing.abort()
    },
  }
}

/** Events are JSON, commands a form, all else a form with one field. */
function written(kind: Kind, payload: Payload): { body: string; type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  const form = new URLSearchParams()
  if (kind === 'interactive') form.set('payload', JSON.stringify(payload))
  else for (const [name, value] of Object.entries(payload)) form.set(name, `${value}`)
  return { body: form.toString(), type: FORM }
}

function parsed(text: string): unknown {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
