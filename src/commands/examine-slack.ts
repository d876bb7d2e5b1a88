import { type Config, chooseConnection } from '../config.ts'
import type { Finding } from './finding.ts'
import { clientOf, codeOf } from './slack-call.ts'

/** The scopes that manifest.yml asks for, without which the bot can't work. */
export const NEEDED_SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'files:write', 'im:history']

/** Those that an administrator may leave out, and what is lost then. */
export const OPTIONAL_SCOPES: Readonly<Record<string, string>> = {
  'channels:history':
    "in public channels it hears mentions alone, and can't look whether a reply has arrived there",
  'groups:history': 'the same in private channels',
  'mpim:history': 'the same in conversations of several people',
  'files:read': "it can't read snippets and files",
  'reactions:write': 'nothing may tell that a language model is still choosing',
  'users:read': "the bundle for Cisco TAC has people's ids in place of their names",
}

const UNREACHED: Finding = {
  state: 'wrong',
  text: 'Slack could not be reached: check the network, a proxy, and SLACK_API_URL',
}

/** Whether Slack takes the tokens of the settings, and what the bot may do there. */
export async function examineSlack(
  config: Pick<Config, 'botToken' | 'appToken' | 'signingSecret' | 'apiUrl'>,
): Promise<Finding[]> {
  const found = await examineBotToken(config)
  const reached = found.some(({ state }) => state === 'ok')
  return reached && chooseConnection(config) === 'socket' ? [...found, await examineAppToken(config)] : found
}

async function examineBotToken({
  botToken,
  apiUrl,
}: Pick<Config, 'botToken' | 'apiUrl'>): Promise<Finding[]> {
  try {
    const who = await clientOf(botToken, apiUrl).auth.test()
    return [
      { state: 'ok', text: `Slack answers: @${who.user ?? '?'} in ${who.team ?? '?'}` },
      ...examineScopes(who.response_metadata?.scopes),
    ]
  } catch (error) {
    const code = codeOf(error)
    return [
      code ? refused(`the bot token: ${code}; install the app again and copy the token anew`) : UNREACHED,
    ]
  }
}

/** Nothing is found where Slack doesn't say which scopes there are. */
function examineScopes(scopes: readonly string[] | undefined): Finding[] {
  if (!scopes) return []
  const lacks = NEEDED_SCOPES.filter((each) => !scopes.includes(each))
  return [
    ...lacks.map(
      (scope): Finding => ({
        state: 'wrong',
        text: `the app lacks the scope ${scope}: OAuth & Permissions > Scopes, then install it again`,
      }),
    ),
    ...Object.entries(OPTIONAL_SCOPES)
      .filter(([scope]) => !scopes.includes(scope))
      .map(
        ([scope, lost]): Finding => ({ state: 'note', text: `without the optional scope ${scope}: ${lost}` }),
      ),
  ]
}

/** Asks for an address of a socket, and doesn't use it. */
async function examineAppToken({ appToken, apiUrl }: Pick<Config, 'appToken' | 'apiUrl'>): Promise<Finding> {
  try {
    await clientOf(appToken, apiUrl).apps.connections.open()
    return { state: 'ok', text: 'Slack opens a socket for the app-level token' }
  } catch (error) {
    const code = codeOf(error)
    return code
      ? refused(
          `the app-level token: ${code}; it needs the scope connections:write, and Socket Mode has to be on for the app`,
        )
      : UNREACHED
  }
}

function refused(what: string): Finding {
  return { state: 'wrong', text: `Slack refuses ${what}` }
}
