import { createEmulator, type Emulator } from 'emulate'

/** Who the bot is in emulate's workspace. */
export const BOT = { id: 'U0BOT', bot: 'B0BOT', app: 'A00000001' }

/** emulate 0.12.2 with olga, the bot and these channels; tokens xoxb-bot and xoxp-olga. */
export function startEmulator(channels: readonly string[]): Promise<Emulator> {
  return createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        users: [{ name: 'olga', real_name: 'Olga Oncall' }],
        channels: channels.map((name) => ({ name })),
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 's',
            app_id: BOT.app,
            name: 'slp',
            redirect_uris: ['http://127.0.0.1/cb'],
            bot_id: BOT.bot,
            bot_user_id: BOT.id,
            bot_name: 'slp',
          },
        ],
        tokens: [
          {
            token: 'xoxb-bot',
            type: 'bot',
            user_id: BOT.id,
            bot_id: BOT.bot,
            bot_user_id: BOT.id,
            app_id: BOT.app,
          },
          { token: 'xoxp-olga', type: 'user', user: 'olga' },
        ],
      },
    },
  })
}
