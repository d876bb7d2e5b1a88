import * as z from 'zod'
import { cappedFetch } from './capped-fetch.ts'
import type { RequestBody } from './request.ts'

/** Where the model is. `apiKey` only where the server wants one. */
export type Server = { baseUrl: string; apiKey?: string | undefined }

/** What a server answered. `end`: why the model stopped; only `stop` is a whole answer. */
export type ServerReply = { text: string; end: string; tokens: { in: number; out: number } }

/** Asks a server once. Rejects with whatever went wrong: the SDK's errors, and plain ones too. */
export type Client = (body: RequestBody, signal: AbortSignal) => Promise<ServerReply>

/** What is needed of a completion; servers differ in the rest. */
const Completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
})

/**
 * The openai SDK against a server, for single requests: no retries, no redirects, no logging, an answer of limited size.
 * What the SDK would take from the environment is set here. It is only loaded now.
 */
export async function createClient({ baseUrl, apiKey }: Server, attemptMs: number): Promise<Client> {
  const { default: OpenAI } = await import('openai')
  const sdk = new OpenAI({
    baseURL: baseUrl,
    // a server without keys minds none
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: attemptMs,
    logLevel: 'off',
    fetch: cappedFetch,
    fetchOptions: { redirect: 'error' },
  })
  return async (body, signal) => {
    const answer: unknown = await sdk.chat.completions.create(body, { signal, maxRetries: 0 })
    const { choices, usage } = Completion.parse(answer)
    const [first] = choices
    return {
      text: first?.message.content ?? '',
      end: first?.message.refusal ? 'refusal' : (first?.finish_reason ?? 'stop'),
      tokens: { in: usage?.prompt_tokens ?? 0, out: usage?.completion_tokens ?? 0 },
    }
  }
}
