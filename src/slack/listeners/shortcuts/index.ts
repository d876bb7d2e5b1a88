import type { App, MessageShortcut } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { onExplainMessage, tellShortcut } from './explain-message.ts'

/** Shortcuts, one line each; manifest.yml declares them. */
export function registerShortcuts(app: Pick<App, 'shortcut'>, desk: Desk): void {
  app.shortcut<MessageShortcut>(
    { callback_id: 'explain_message', type: 'message_action' },
    guard(desk, 'explain_message', onExplainMessage, tellShortcut),
  )
}
