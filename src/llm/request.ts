import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Prompt } from '../knowledge/prompt.ts'
import { openDeck } from './cards.ts'
import { type Material, numberLines } from './material.ts'
import { jsonSchemaOf } from './reply-schema.ts'

/** Tokens of an answer; a model that thinks needs more than the few that its choice takes. */
const TOKENS_AT_MOST = 1500

/** How a server is asked for the form of the answer, the strictest first. */
export const FORMS = ['json_schema', 'json_object', 'text'] as const
/** One of them. */
export type Form = (typeof FORMS)[number]

/** The body of a request to `chat/completions`: all that leaves the house. */
export type RequestBody = {
  model: string
  messages: { role: 'system' | 'user'; content: string }[]
  store: false
  stream: false
  max_completion_tokens?: number
  max_tokens?: number
  temperature?: 0
  response_format?:
    | {
        type: 'json_schema'
        json_schema: { name: string; strict: true; schema: Record<string, unknown> }
      }
    | { type: 'json_object' }
  prompt_cache_key?: string
}

/** What of the material is in a request. */
type Sent = Pick<Material, 'words' | 'features' | 'excerpt'>

/** Whose server it is: OpenAI's models take fields that others refuse, and refuse some that the others need. */
export type Dialect = 'openai' | 'azure' | 'other'

/** What a request is made of beside the material. `fence` is random and new each time. */
export type RequestSetting = { model: string; fence: string; form: Form; dialect: Dialect }

/**
 * The request about some material: the instructions and all cards first, the same bytes for each request to one version
 * of the knowledge base, so that a server may keep them; the material last, between fences that nobody can guess.
 * @throws Error where the knowledge base has no prompt.
 */
export function buildRequest(
  material: Sent,
  knowledge: Knowledge,
  { model, fence, form, dialect }: RequestSetting,
): RequestBody {
  const { prompt } = knowledge
  if (!prompt) throw new Error('the knowledge base has no prompts/choose-entries.yml')
  return {
    model,
    messages: [
      { role: 'system', content: prefix(knowledge, prompt) },
      { role: 'user', content: question(material, prompt, fence) },
    ],
    store: false,
    stream: false,
    ...formatOf(form, knowledge),
    ...limitsOf(form, dialect),
    ...(dialect === 'openai' && { prompt_cache_key: `slp-bot ${knowledge.version}` }),
  }
}

/** The dialect of a server, by its address. */
export function dialectOf(baseUrl: string): Dialect {
  const host = URL.parse(baseUrl)?.hostname ?? ''
  if (host === 'api.openai.com') return 'openai'
  return host.endsWith('.azure.com') ? 'azure' : 'other'
}

/**
 * OpenAI's models that think take no temperature and no `max_tokens`; servers at home take these two and may not know
 * the other. The loosest form has neither, for a server that refuses what it doesn't know; the deadline is its limit.
 */
function limitsOf(form: Form, dialect: Dialect): Partial<RequestBody> {
  if (dialect !== 'other') return { max_completion_tokens: TOKENS_AT_MOST }
  return form === 'text' ? {} : { max_tokens: TOKENS_AT_MOST, temperature: 0 }
}

function prefix(knowledge: Knowledge, prompt: Prompt): string {
  const { cards, asked } = openDeck(knowledge)
  return [
    prompt.instructions,
    `knowledge ${knowledge.version}`,
    `${prompt.entries}\n${cards}`,
    `${prompt.questions}\n${asked}`,
  ].join('\n\n')
}

function question({ words, features, excerpt }: Sent, prompt: Prompt, fence: string): string {
  const part = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [heading, ...lines, ''] : []
  return [
    prompt.begin.replace('{fence}', fence),
    fence,
    ...part(prompt.words, numberLines(words)),
    ...part(prompt.features, features),
    ...part(prompt.excerpt, numberLines(excerpt)),
    fence,
    prompt.end,
  ].join('\n')
}

function formatOf(form: Form, knowledge: Knowledge): Pick<RequestBody, 'response_format'> {
  if (form === 'text') return {}
  if (form === 'json_object') return { response_format: { type: 'json_object' } }
  const schema = jsonSchemaOf(openDeck(knowledge))
  return {
    response_format: { type: 'json_schema', json_schema: { name: 'choice', strict: true, schema } },
  }
}
