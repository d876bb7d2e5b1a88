import type { App } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { onSlp, tellCommand } from './slp.ts'

/** Slash commands, one line each; manifest.yml declares them. */
export function registerCommands(app: Pick<App, 'command'>, desk: Desk): void {
  app.command('/slp', guard(desk, '/slp', onSlp, tellCommand))
}
