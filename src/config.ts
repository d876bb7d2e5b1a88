import * as z from 'zod'
import { ConfigError } from './errors.ts'
import { Environment, idsOf, LOG_LEVELS, SETTINGS, SHARED } from './settings.ts'

/** The settings of one process. Secrets are in here: never log it. */
export const Config = z.strictObject({
  botToken: z.string().optional(),
  appToken: z.string().optional(),
  signingSecret: z.string().optional(),
  apiUrl: z.string().optional(),
  /** Absent: nothing goes through a proxy. The addresses may hold credentials. */
  proxy: z
    .strictObject({ https: z.string().optional(), http: z.string().optional(), none: z.string() })
    .optional(),
  port: z.int(),
  host: z.string(),
  /** Where `/metrics` is served; absent: nowhere. */
  metrics: z.strictObject({ port: z.int(), host: z.string() }).optional(),
  dataDir: z.string(),
  databaseUrl: z.string().optional(),
  onDoubt: z.enum(['post', 'drop']),
  /** Days; for ever where undefined. */
  keepDays: z.int().positive().optional(),
  logLevel: z.enum(LOG_LEVELS),
  watchChannels: z.union([z.literal('all'), z.array(z.string())]),
  alertBots: z.array(z.string()),
  admins: z.array(z.string()),
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

/**
 * Reads the settings. Nothing else reads `process.env`.
 * @throws ConfigError with every wrong setting in one line; a value is never repeated in it.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(givenSettings(env).map((name) => [name, settingOf(name, env)]))
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
    ...proxyOf(set),
    port: Number(set.PORT),
    host: set.HOST,
    ...(set.SLP_METRICS_PORT && {
      metrics: { port: Number(set.SLP_METRICS_PORT), host: set.SLP_METRICS_HOST },
    }),
    dataDir: set.DATA_DIR,
    ...(set.DATABASE_URL && { databaseUrl: set.DATABASE_URL }),
    onDoubt: set.SLP_ON_DOUBT,
    ...(set.SLP_KEEP_DAYS && { keepDays: Number(set.SLP_KEEP_DAYS) }),
    logLevel: set.LOG_LEVEL,
    watchChannels: set.SLP_WATCH_CHANNELS.trim() === '*' ? 'all' : idsOf(set.SLP_WATCH_CHANNELS),
    alertBots: idsOf(set.SLP_ALERT_BOTS),
    admins: idsOf(set.SLP_ADMINS),
    ...modelOf(set),
  }
}

function proxyOf({ HTTPS_PROXY, HTTP_PROXY, NO_PROXY }: Environment): Pick<Config, 'proxy'> {
  if (!HTTPS_PROXY && !HTTP_PROXY) return {}
  return {
    proxy: {
      ...(HTTPS_PROXY && { https: HTTPS_PROXY }),
      ...(HTTP_PROXY && { http: HTTP_PROXY }),
      none: NO_PROXY,
    },
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
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).filter((name) => settingOf(name, env))
}

function settingOf(name: keyof typeof SETTINGS, env: NodeJS.ProcessEnv): string | undefined {
  return env[name]?.trim() || (SHARED.has(name) ? env[name.toLowerCase()]?.trim() : undefined)
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
