import type { App } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { onAppMention, tellMention } from './app-mention.ts'
import { onHomeOpened, tellHome } from './home-opened.ts'
import { onMessage, tellMessage } from './message.ts'

/** Events of the Events API, one line each. */
export function registerEvents(app: Pick<App, 'event'>, desk: Desk): void {
  app.event('app_home_opened', guard(desk, 'app_home_opened', onHomeOpened, tellHome))
  app.event('app_mention', guard(desk, 'app_mention', onAppMention, tellMention))
  app.event('message', guard(desk, 'message', onMessage, tellMessage))
}
