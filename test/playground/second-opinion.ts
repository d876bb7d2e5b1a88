import { WebClient } from '@slack/web-api'
import { startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { BOT, startEmulator } from '../e2e/start-emulator.ts'
import { SILENT, WHOLE_MANIFEST } from './stage.ts'

/** A Slack to ask the same of: a bot and a person in one channel, and a person who is in none. */
export type Opinion = {
  name: 'ours' | 'emulate'
  apiUrl: string
  bot: WebClient
  olga: WebClient
  token: string
  channel: string
  /** A channel without the bot. */
  apart: string
  ids: { bot: string; olga: string }
  close: () => Promise<void>
}

/** Our fake. */
export async function ourOpinion(): Promise<Opinion> {
  const slack = await startFakeSlack({
    rateLimits: false,
    manifest: WHOLE_MANIFEST.replace('      - im:history', '      - im:history\n      - channels:join'),
    retryAfter: [],
  })
  const olga = slack.person('olga')
  const noc = slack.channel('noc-licensing', [olga])
  return {
    name: 'ours',
    apiUrl: slack.apiUrl,
    bot: client(slack.apiUrl, slack.app.botToken),
    olga: client(slack.apiUrl, `xoxp-${olga.user.id}`),
    token: slack.app.botToken,
    channel: noc.id,
    apart: slack.channel('apart', [olga], { bot: false }).id,
    ids: { bot: slack.workspace.app.bot.id, olga: olga.user.id },
    close: () => slack.stop(),
  }
}

/** emulate 0.12.2. */
export async function emulatesOpinion(): Promise<Opinion> {
  const emulator = await startEmulator(['noc-licensing', 'apart'])
  const apiUrl = `${emulator.url}/api/`
  const [bot, olga] = [client(apiUrl, 'xoxb-bot'), client(apiUrl, 'xoxp-olga')]
  const { channels } = await olga.conversations.list()
  const idOf = (wanted: string) => channels?.find(({ name }) => name === wanted)?.id ?? ''
  const [channel, apart] = [idOf('noc-licensing'), idOf('apart')]
  await bot.conversations.join({ channel })
  const { user_id = '' } = await olga.auth.test()
  return {
    name: 'emulate',
    apiUrl,
    bot,
    olga,
    token: 'xoxb-bot',
    channel,
    apart,
    ids: { bot: BOT.id, olga: user_id },
    close: async () => emulator.close(),
  }
}

function client(slackApiUrl: string, token: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, logger: SILENT })
}
