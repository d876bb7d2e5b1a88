import * as z from 'zod'
import { ConfigError } from './errors.ts'

/** Every setting: what it is and where it comes from. `.env.example`, `slp doctor` and the error lines speak from here. */
export const SETTINGS = {
  SLACK_BOT_TOKEN:
    'bot token, begins with xoxb-: api.slack.com/apps > your app > OAuth & Permissions > Install to Workspace',
  SLACK_APP_TOKEN:
    'app-level token for Socket Mode, begins with xapp-, scope connections:write: Basic Information > App-Level Tokens',
  SLACK_SIGNING_SECRET:
    'signing secret for HTTP (request URL …/slack/events): Basic Information > App Credentials',
  SLACK_API_URL: 'address of the Web API, ends in /api/; https://slack.com/api/ unless set',
  PORT: 'port to listen on, 3000 unless set',
  HOST: 'address to listen on, 127.0.0.1 unless set',
  DATA_DIR: 'folder for what the bot keeps, ./data unless set; one bot to a folder',
  DATABASE_URL:
    'Postgres in place of a file in DATA_DIR, postgres://user:password@host/database, for several bots',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent; info unless set',
  SLP_WATCH_CHANNELS:
    'channel ids, separated by commas, in which the bot reads along unasked; * is every channel it is in',
  SLP_ALERT_BOTS:
    'ids of bots (B…) or apps (A…), separated by commas, whose messages count like those of people; none unless set',
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

/** The settings of one process. Secrets are in here: never log it. */
export const Config = z.strictObject({
  botToken: z.string().optional(),
  appToken: z.string().optional(),
  signingSecret: z.string().optional(),
  apiUrl: z.string().optional(),
  port: z.int(),
  host: z.string(),
  dataDir: z.string(),
  databaseUrl: z.string().optional(),
  onDoubt: z.enum(['post', 'drop']),
  /** Days; for ever where undefined. */
  keepDays: z.int().positive().optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  watchChannels: z.union([z.literal('all'), z.array(z.string())]),
  alertBots: z.array(z.string()),
  /** Absent: no language model is asked. */
  model: z
    .strictObject({
      baseUrl: z.string(),
      model: z.string(),
      apiKey: z.string().optional(),
      sendExcerpt: z.boolean(),
      offChannels: z.array(z.string()),
      admins: z.array(z.string()),
    })
    .optional(),
})
export type Config = z.infer<typeof Config>

/** How the bot reaches Slack. */
export type SlackConnection = 'socket' | 'http'

const Environment = z.object({
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
  PORT: z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'must be a number from 0 to 65535')
    .default('3000'),
  HOST: z.string().default('127.0.0.1'),
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
  LOG_LEVEL: z
    .enum(Config.shape.logLevel.options, `must be one of ${Config.shape.logLevel.options.join(', ')}`)
    .default('info'),
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
  LLM_ADMINS: z
    .string()
    .refine(
      (list) => idsOf(list).every((id) => /^[UW][A-Z0-9]+$/.test(id)),
      'must be user ids such as U0123ABCD, separated by commas',
    )
    .default(''),
})
type Environment = z.infer<typeof Environment>

/**
 * Reads the settings. Nothing else reads `process.env`.
 * @throws ConfigError with every wrong setting in one line; a value is never repeated in it.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(givenSettings(env).map((name) => [name, env[name]?.trim()]))
  const read = Environment.safeParse(given)
  if (!read.success) {
    throw new ConfigError(
      read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '),
    )
  }
  const set = read.data
  return {
    ...(set.SLACK_BOT_TOKEN && { botToken: set.SLACK_BOT_TOKEN }),
    ...(set.SLACK_APP_TOKEN && { appToken: set.SLACK_APP_TOKEN }),
    ...(set.SLACK_SIGNING_SECRET && { signingSecret: set.SLACK_SIGNING_SECRET }),
    ...(set.SLACK_API_URL && { apiUrl: set.SLACK_API_URL }),
    port: Number(set.PORT),
    host: set.HOST,
    dataDir: set.DATA_DIR,
    ...(set.DATABASE_URL && { databaseUrl: set.DATABASE_URL }),
    onDoubt: set.SLP_ON_DOUBT,
    ...(set.SLP_KEEP_DAYS && { keepDays: Number(set.SLP_KEEP_DAYS) }),
    logLevel: set.LOG_LEVEL,
    watchChannels: set.SLP_WATCH_CHANNELS.trim() === '*' ? 'all' : idsOf(set.SLP_WATCH_CHANNELS),
    alertBots: idsOf(set.SLP_ALERT_BOTS),
    ...modelOf(set),
  }
}

/** The model's settings, where it is set up; half of them is a mistake. */
function modelOf(set: Environment): Pick<Config, 'model'> {
  if (!set.LLM_BASE_URL && !set.LLM_MODEL) return {}
  if (!set.LLM_BASE_URL) throw missing('LLM_BASE_URL')
  if (!set.LLM_MODEL) throw missing('LLM_MODEL')
  return {
    model: {
      baseUrl: set.LLM_BASE_URL,
      model: set.LLM_MODEL,
      ...(set.LLM_API_KEY && { apiKey: set.LLM_API_KEY }),
      sendExcerpt: set.LLM_SEND_EXCERPT === '1',
      offChannels: idsOf(set.LLM_OFF_CHANNELS),
      admins: idsOf(set.LLM_ADMINS),
    },
  }
}

/** The names of the settings that have a value. */
export function givenSettings(env: NodeJS.ProcessEnv = process.env): (keyof typeof SETTINGS)[] {
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).filter((name) => env[name]?.trim())
}

/** Whether the bot is meant for a real workspace: this is production, or some `SLACK_…` is set. Else it is the playground. */
export function isForSlack(env: NodeJS.ProcessEnv = process.env): boolean {
  const set = (name: string) => Boolean(env[name]?.trim())
  return (
    env.NODE_ENV === 'production' || Object.keys(env).some((name) => name.startsWith('SLACK_') && set(name))
  )
}

/** Takes in `.env` of the working folder, where there is one; what the environment already says wins. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw new ConfigError(".env can't be read")
  }
}

/**
 * Which way to Slack the settings choose: Socket Mode wins where both are set.
 * @throws ConfigError that names what is missing, and where to get it.
 */
export function chooseConnection(
  config: Pick<Config, 'botToken' | 'appToken' | 'signingSecret'>,
): SlackConnection {
  if (!config.botToken) throw missing('SLACK_BOT_TOKEN')
  if (config.appToken) return 'socket'
  if (config.signingSecret) return 'http'
  throw new ConfigError(
    `neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: set one of them: ${SETTINGS.SLACK_APP_TOKEN}; or ${SETTINGS.SLACK_SIGNING_SECRET}`,
  )
}

function missing(name: keyof typeof SETTINGS): ConfigError {
  return new ConfigError(`${name} is not set: ${SETTINGS[name]}`)
}

function idsOf(list: string): string[] {
  return list
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
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
