import * as z from 'zod'

/** Every setting: what it is and where it comes from. `.env.example`, `slp doctor` and the error lines speak from here. */
export const SETTINGS = {
  SLACK_BOT_TOKEN:
    'bot token, begins with xoxb-: api.slack.com/apps > your app > OAuth & Permissions > Install to Workspace',
  SLACK_APP_TOKEN:
    'app-level token for Socket Mode, begins with xapp-, scope connections:write: Basic Information > App-Level Tokens',
  SLACK_SIGNING_SECRET:
    'signing secret for HTTP (request URL …/slack/events): Basic Information > App Credentials',
  SLACK_API_URL: 'address of the Web API, ends in /api/; https://slack.com/api/ unless set',
  HTTPS_PROXY:
    'proxy to reach Slack and a model through, http://proxy.example.com:3128; none unless set, and never for this machine itself',
  HTTP_PROXY: 'the same for addresses that begin with http://, and for all where HTTPS_PROXY is not set',
  NO_PROXY: 'hosts that are reached without a proxy, separated by commas; a domain counts for all below it',
  PORT: 'port to listen on, 3000 unless set',
  HOST: 'address to listen on, 127.0.0.1 unless set',
  SLP_METRICS_PORT: 'port for /metrics (Prometheus); none unless set',
  SLP_METRICS_HOST: 'address for /metrics, 127.0.0.1 unless set',
  DATA_DIR: 'folder for what the bot keeps, ./data unless set; one bot to a folder',
  DATABASE_URL:
    'Postgres in place of a file in DATA_DIR, postgres://user:password@host/database, for several bots',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent; info unless set',
  SLP_WATCH_CHANNELS:
    'channel ids, separated by commas, in which the bot reads along unasked; * is every channel it is in',
  SLP_ALERT_BOTS:
    'ids of bots (B…) or apps (A…), separated by commas, whose messages count like those of people; none unless set',
  SLP_ADMINS: 'user ids, separated by commas, who may type /slp admin reload; nobody unless set',
  LLM_BASE_URL:
    'address of an OpenAI-compatible server, such as https://api.openai.com/v1 or http://127.0.0.1:11434/v1; without it no language model is asked',
  LLM_MODEL: 'the model that picks entries where the bot knows no answer; needed with LLM_BASE_URL',
  LLM_API_KEY: 'key of that server, where it wants one',
  LLM_SEND_EXCERPT: '1 lets redacted lines of a paste be sent to it beside the features of the paste',
  LLM_OFF_CHANNELS: 'channel ids, separated by commas, in which the model is never asked',
  LLM_ADMINS: 'user ids, separated by commas, who may type /slp model on or off',
  SLP_KEEP_DAYS: 'days that a resolved incident is kept after its last change; for ever unless set',
  SLP_ON_DOUBT:
    'post or drop: a reply that Slack may have and the bot may not look for (no history scope); post unless set',
} as const

/** Settings whose names other programs know too; they are written in small letters as often. */
export const SHARED: ReadonlySet<string> = new Set(['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'])

/** How much is logged, least first. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const ProxyAddress = z
  .string()
  .refine(
    (url) => /^https?:$/.test(URL.parse(url)?.protocol ?? ''),
    'must be an http(s) address such as http://proxy.example.com:3128',
  )

const UserIds = z
  .string()
  .refine(
    (list) => idsOf(list).every((id) => /^[UW][A-Z0-9]+$/.test(id)),
    'must be user ids such as U0123ABCD, separated by commas',
  )
  .default('')

/** The settings as the environment gives them, all of them text. */
export const Environment = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must begin with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: z
    .string()
    .refine(
      (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
      'must be an http(s) address',
    )
    .refine((url) => url.endsWith('/api/'), 'must end in /api/')
    .optional(),
  HTTPS_PROXY: ProxyAddress.optional(),
  HTTP_PROXY: ProxyAddress.optional(),
  NO_PROXY: z.string().default(''),
  PORT: z.string().refine(isPort, 'must be a number from 0 to 65535').default('3000'),
  HOST: z.string().default('127.0.0.1'),
  SLP_METRICS_PORT: z.string().refine(isPort, 'must be a number from 0 to 65535').optional(),
  SLP_METRICS_HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => URL.canParse(url) && /^postgres(?:ql)?:$/.test(new URL(url).protocol),
      'must be a postgres:// address',
    )
    .optional(),
  SLP_KEEP_DAYS: z
    .string()
    .refine((days) => /^[1-9]\d{0,4}$/.test(days), 'must be a number of days, 1 or more')
    .optional(),
  SLP_ON_DOUBT: z.enum(['post', 'drop'], 'must be post or drop').default('post'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SLP_WATCH_CHANNELS: z
    .string()
    .refine(
      (list) => list.trim() === '*' || idsOf(list).every((id) => /^[CG][A-Z0-9]+$/.test(id)),
      'must be * or channel ids such as C0123ABCD, separated by commas',
    )
    .default(''),
  SLP_ALERT_BOTS: z
    .string()
    .refine(
      (list) => idsOf(list).every((id) => /^[AB][A-Z0-9]+$/.test(id)),
      'must be bot or app ids such as B0123ABCD, separated by commas',
    )
    .default(''),
  LLM_BASE_URL: z
    .string()
    .refine(isModelAddress, 'must be an http(s) address without a user name or a query in it')
    .optional(),
  LLM_MODEL: z.string().max(200, 'must not be longer than 200 characters').optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_SEND_EXCERPT: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
  LLM_OFF_CHANNELS: z
    .string()
    .refine(
      (list) => idsOf(list).every((id) => /^[CDG][A-Z0-9]+$/.test(id)),
      'must be channel ids such as C0123ABCD, separated by commas',
    )
    .default(''),
  LLM_ADMINS: UserIds,
  SLP_ADMINS: UserIds,
})
export type Environment = z.infer<typeof Environment>

/** `C0123ABCD, C0456EFGH` */
export function idsOf(list: string): string[] {
  return list
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

function isModelAddress(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash
  )
}
