import { text } from './intake/loose.ts'

/** Where Slack keeps files that people share. */
const FILE_ORIGIN = 'https://files.slack.com'

/** The same by the origin of the API, where that is another Slack: https://docs.slack.dev/govslack */
const OTHER_FILE_ORIGINS: Readonly<Record<string, string>> = {
  'https://slack-gov.com': 'https://files.slack-gov.com',
}

/** The folder of whole files; the others hold pictures of them. */
const FOLDER = '/files-pri/'

const LENGTH_AT_MOST = 2000

// nothing but visible ASCII: https://files.slack.com/files-pri/T1-F1/status.txt
const PLAIN = /^[!-~]+$/

// behind the host, /files-pri/T1-F1/download/a_b.txt?origin_team=T1: no escapes but blanks and letters beyond ASCII
const PATH = /^(?:[\w.~+,()!'/-]|%(?:20|[89a-f][0-9a-f]))+(?:\?[\w=&.-]+)?$/i

/** Where Slack keeps files, and the origin of `apiUrl`, where that is set (`SLACK_API_URL`). */
export function fileOrigins(apiUrl: string | undefined): string[] {
  const origins = apiUrl !== undefined && URL.canParse(apiUrl) ? [new URL(apiUrl).origin] : []
  return [OTHER_FILE_ORIGINS[origins[0] ?? ''] ?? FILE_ORIGIN, ...origins]
}

/**
 * Where a file is fetched from, which gets the bot's token: Slack's file host, over HTTPS, and the origin of
 * `apiUrl`, where that is set (`SLACK_API_URL`). Undefined for every other address, and for every unusual way to
 * write a right one: the letters are checked first, then what a parser makes of them.
 */
export function fileAddress(address: unknown, apiUrl?: string): URL | undefined {
  const given = text(address)
  if (given.length > LENGTH_AT_MOST || !PLAIN.test(given)) return undefined
  const origin = fileOrigins(apiUrl).find(
    (each) => given.slice(0, each.length).toLowerCase() === each && given.startsWith(FOLDER, each.length),
  )
  if (origin === undefined) return undefined
  const rest = given.slice(origin.length)
  if (!PATH.test(rest) || !namesFile(rest) || !URL.canParse(given)) return undefined
  const url = new URL(given)
  return url.href === `${origin}${rest}` ? url : undefined
}

/** `/files-pri/<team>-<file>/<name>` at least, and no segment that leads elsewhere. */
function namesFile(rest: string): boolean {
  const [, , ...segments] = (rest.split('?', 1)[0] ?? '').split('/')
  return segments.length >= 2 && segments.every((each) => each !== '' && each !== '.' && each !== '..')
}
