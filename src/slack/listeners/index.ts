import type { App } from '@slack/bolt'
import type { Desk } from '../desk.ts'
import { registerActions } from './actions/index.ts'
import { registerCommands } from './commands/index.ts'
import { registerEvents } from './events/index.ts'
import { registerShortcuts } from './shortcuts/index.ts'
import { registerViews } from './views/index.ts'

/** Every door of the bot. */
export function registerListeners(
  app: Pick<App, 'event' | 'command' | 'action' | 'shortcut' | 'view'>,
  desk: Desk,
): void {
  registerEvents(app, desk)
  registerCommands(app, desk)
  registerActions(app, desk)
  registerShortcuts(app, desk)
  registerViews(app, desk)
}
