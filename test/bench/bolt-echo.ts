import { App, LogLevel } from '@slack/bolt'

// the smallest Bolt app over HTTP that answers each message in its thread: what the bot is measured against
const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', PORT = '0' } = process.env
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
})
app.event('message', async ({ event, client }) => {
  const text = 'text' in event ? (event.text ?? '') : ''
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text })
})
await app.start({ port: Number(PORT), host: '127.0.0.1' })
