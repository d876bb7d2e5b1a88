import { compose } from './composer.ts'
import { storeFile, type Upload } from './files.ts'
import type { Context, ResponseUrls } from './response-urls.ts'
import type { Delivered, Kind, Payload } from './transport.ts'
import {
  type Channel,
  type Ephemeral,
  type Message,
  openDirect,
  type User,
  type Workspace,
} from './workspace.ts'

/** What a person posts beside the words. */
export type Extras = { thread?: string; files?: unknown[]; attachments?: unknown[]; ts?: string }

/** What Slack itself says to a person, without asking the app. */
export type Refused = { refused: string }

/** Somebody at a Slack client. */
export type Person = {
  user: User
  /** Their conversation with the bot. */
  direct: () => Channel
  /** Posts what they type or paste; gives the message as it stands then. */
  post: (channel: Channel, typed: string, extras?: Extras) => Message
  /** Shares files, snippets or others, with what they type. */
  share: (channel: Channel, typed: string, uploads: readonly Upload[], extras?: Extras) => Message
  edit: (channel: Channel, message: Message, typed: string) => void
  remove: (channel: Channel, message: Message) => void
  /** Types a slash command; Slack refuses it in a thread, and where nobody has declared it. */
  slash: (channel: Channel, command: string, text: string, thread?: string) => Promise<Delivered | Refused>
  /** Presses the button with that action id on a message, theirs to see alone or everybody's. */
  click: (channel: Channel, message: Message | Ephemeral, action: string) => Promise<Delivered | Refused>
  /** Chooses an entry of a message's menu. */
  menu: (channel: Channel, message: Message, callback: string) => Promise<Delivered | Refused>
  /** What they alone see in a channel. */
  sees: (channel: Channel) => Ephemeral[]
}

/** What a person acts through. */
export type Office = {
  workspace: Workspace
  base: () => string
  urls: ResponseUrls
  announce: (channel: string, message: Message, change?: 'changed' | 'deleted') => void
  deliver: (kind: Kind, payload: Payload) => Promise<Delivered>
}

/** A person at their client. */
export function createPerson(office: Office, user: User): Person {
  const { workspace, urls, announce, deliver } = office

  /** What a command, a click and a menu entry have in common; and a trigger that may open a modal. */
  function common(context: Context): Payload {
    const trigger = `${Date.now()}.${workspace.nextId('X')}`
    workspace.triggers.set(trigger, Date.now() + 3000)
    return {
      token: 'unused',
      api_app_id: workspace.app.id,
      trigger_id: trigger,
      response_url: `${office.base()}${urls.open(context)}`,
    }
  }

  function interactive(context: Context): Payload {
    const { channel } = context
    return {
      ...common(context),
      team: { id: workspace.team, domain: 'fake' },
      enterprise: null,
      is_enterprise_install: false,
      user: { id: user.id, username: user.name, name: user.name, team_id: user.team },
      channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    }
  }

  function post(channel: Channel, typed: string, { thread, ts, ...extras }: Extras = {}): Message {
    const message: Message = {
      type: 'message',
      ts: ts ?? workspace.nextTs(),
      user: user.id,
      team: user.team,
      client_msg_id: workspace.nextId('m'),
      ...compose(workspace, typed),
      ...(thread && { thread_ts: thread }),
      ...(extras.files && { subtype: 'file_share' }),
      ...extras,
    }
    workspace.messages.get(channel.id)?.push(message)
    announce(channel.id, message)
    return message
  }

  return {
    user,
    direct: () => openDirect(workspace, user),
    post,
    share(channel, typed, uploads, extras) {
      const files = uploads.map((upload) => storeFile(workspace, office.base(), user, upload))
      return post(channel, typed, { ...extras, files })
    },
    edit(channel, message, typed) {
      Object.assign(message, compose(workspace, typed), { edited: { user: user.id, ts: workspace.nextTs() } })
      announce(channel.id, message, 'changed')
    },
    remove(channel, message) {
      const messages = workspace.messages.get(channel.id) ?? []
      messages.splice(messages.indexOf(message), 1)
      announce(channel.id, message, 'deleted')
    },
    async slash(channel, command, text, thread) {
      if (thread) return { refused: `${command} is not supported in threads. Sorry!` }
      if (!workspace.app.commands.has(command)) return { refused: `${command} is not a valid command.` }
      const context = { channel, user }
      const delivered = await deliver('slash_commands', {
        ...common(context),
        team_id: workspace.team,
        team_domain: 'fake',
        channel_id: channel.id,
        channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
        user_id: user.id,
        user_name: user.name,
        command,
        text,
        is_enterprise_install: 'false',
      })
      if (!delivered.acknowledged) return { refused: `${command} failed with the error "operation_timeout"` }
      urls.show(context, delivered.body)
      return delivered
    },
    async click(channel, message, action) {
      const found = findElement(message.blocks, action)
      if (!found) return { refused: 'there is no such button' }
      const ephemeral = 'to' in message
      return deliver('interactive', {
        type: 'block_actions',
        ...interactive({ channel, user, origin: message }),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channel.id,
          is_ephemeral: ephemeral,
          ...(message.thread_ts && { thread_ts: message.thread_ts }),
        },
        ...(!ephemeral && { message }),
        state: { values: {} },
        actions: [{ ...found, action_ts: workspace.nextTs() }],
      })
    },
    async menu(channel, message, callback) {
      if (!workspace.app.shortcuts.has(callback)) return { refused: 'there is no such entry' }
      return deliver('interactive', {
        type: 'message_action',
        ...interactive({ channel, user, origin: message }),
        callback_id: callback,
        action_ts: workspace.nextTs(),
        message_ts: message.ts,
        message,
      })
    },
    sees: (channel) =>
      workspace.ephemerals.filter((each) => each.channel === channel.id && each.to === user.id),
  }
}

/** A button of a message, with the block that it stands in. */
function findElement(blocks: unknown[] | undefined, action: string): Payload | undefined {
  for (const [at, block] of (blocks ?? []).entries()) {
    const { elements, block_id } = block as { elements?: unknown; block_id?: string }
    const found = (Array.isArray(elements) ? elements : []).find((each: Payload) => each.action_id === action)
    if (found) return { ...found, block_id: block_id ?? `b${at}` }
  }
  return undefined
}
