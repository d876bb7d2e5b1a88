import * as z from 'zod'
import { cappedFetch } from './capped-fetch.ts'
import type { Server } from './client.ts'

/** How a server answers when it is asked for its models, without a question: `lacks`, it has models and not that one. */
export type Probe = 'answers' | 'lacks' | 'denied' | 'unreachable'

/** Milliseconds that a list of models may take. */
const PATIENCE = 5000

const Models = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })).min(1) })

/** Asks a server which models it has. Nothing of anybody's is sent but the key. Never rejects. */
export async function probeServer({ baseUrl, apiKey }: Server, model: string): Promise<Probe> {
  try {
    const response = await cappedFetch(`${baseUrl.replace(/\/$/, '')}/models`, {
      headers: { ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (response.status === 401 || response.status === 403) return 'denied'
    const models = Models.safeParse(await response.json().catch(() => undefined))
    // not every server lists its models, and Ollama's names may go without their tag
    if (!models.success) return 'answers'
    const names = models.data.data.map(({ id }) => id)
    return names.some((name) => name === model || name.split(':', 1)[0] === model) ? 'answers' : 'lacks'
  } catch {
    return 'unreachable'
  }
}
