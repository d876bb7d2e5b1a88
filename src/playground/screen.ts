import { list, record } from '../slack/intake/loose.ts'
import type { Item, MessageItem } from './protocol.ts'
import { homeOf, topModal } from './server/views.ts'
import type { Message, Workspace } from './server/workspace.ts'

/** What the playground knows beside Slack: channels in which the bot reads along, and which messages are samples. */
export type Beside = { watched: ReadonlySet<string>; samples: ReadonlyMap<string, string> }

/** Everything on a person's screen, by key: their channels, the messages there, what only they see, what stands open. */
export function screenOf(
  workspace: Workspace,
  user: string,
  { watched, samples }: Beside,
): Map<string, Item> {
  const items = new Map<string, Item>()
  for (const { id, name, kind, members } of workspace.channels.values()) {
    if (!members.has(user)) continue
    const shown = kind === 'im' ? workspace.app.bot.name : name
    items.set(`channel ${id}`, { kind: 'channel', id, name: shown, type: kind, watched: watched.has(id) })
    for (const message of workspace.messages.get(id) ?? []) {
      const sample = samples.get(message.ts)
      items.set(`message ${id} ${message.ts}`, { ...messageItem(message, id), ...(sample && { sample }) })
    }
  }
  for (const { to, channel, ...message } of workspace.ephemerals) {
    if (to === user)
      items.set(`only ${channel} ${message.ts}`, { ...messageItem(message, channel), only: true })
  }
  const [modal, home] = [topModal(workspace, user), homeOf(workspace, user)]
  if (modal) items.set('modal', { kind: 'modal', id: modal.id, view: modal })
  if (home) items.set('home', { kind: 'home', id: home.id, view: home })
  return items
}

/** Nothing in metadata is for people; a table stands at the bottom, where Slack appends it as an attachment. */
function messageItem(
  { metadata: _, type: __, attachments = [], ...message }: Message,
  channel: string,
): MessageItem {
  const below = attachments.flatMap((each) => list(record(each).blocks))
  return {
    ...message,
    ...(below.length > 0 && { blocks: [...(message.blocks ?? []), ...below] }),
    kind: 'message',
    channel,
  }
}
