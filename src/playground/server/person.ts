import { compose } from './composer.ts'
import { envelope } from './events.ts'
import { storeFile, type Upload } from './files.ts'
import { createHands } from './hands.ts'
import { interactionHead, type Office, payloadHead, type Refused } from './interaction.ts'
import { createModalHands, type ModalHands } from './modal.ts'
import type { Delivered } from './transport.ts'
import { homeOf, type View } from './views.ts'
import {
  addMessage,
  type Channel,
  changeMessage,
  type Ephemeral,
  type Message,
  openDirect,
  removeMessage,
  type User,
} from './workspace.ts'

/** What a person posts beside the words. */
export type Extras = { thread?: string; files?: unknown[]; attachments?: unknown[]; ts?: string }

/** Letters of a message; what is longer becomes a snippet. */
const LONG = 4000

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
  click: (
    channel: Channel,
    message: Message | Ephemeral,
    action: string,
    block?: string,
  ) => Promise<Delivered | Refused>
  /** Chooses in a select, an overflow menu, radio buttons or checkboxes: the values that are then chosen. */
  choose: (
    channel: Channel,
    message: Message | Ephemeral,
    action: string,
    values: string | string[],
    block?: string,
  ) => Promise<Delivered | Refused>
  /** Ticks the checkbox of that value, or takes the tick back; what else they ticked stays. */
  toggle: (channel: Channel, message: Message | Ephemeral, value: string) => Promise<Delivered | Refused>
  /** Presses a button, or chooses, in a modal or the home tab. */
  press: (
    view: View,
    action: string,
    values?: string | string[],
    block?: string,
  ) => Promise<Delivered | Refused>
  /** Ticks the checkbox of that value in a modal, or takes the tick back; what else they ticked stays. */
  tick: (view: View, value: string) => Promise<Delivered | Refused>
  /** Chooses an entry of a message's menu. */
  menu: (channel: Channel, message: Message, callback: string) => Promise<Delivered | Refused>
  /** Chooses an entry of the menu that hangs on no message. */
  shortcut: (callback: string) => Promise<Delivered | Refused>
  /** What they alone see in a channel. */
  sees: (channel: Channel) => Ephemeral[]
  /** Opens the app's home or its messages, which the app hears of where it subscribed. */
  openHome: (tab?: 'home' | 'messages') => Promise<Delivered | undefined>
  /** What the app published on their home tab. */
  home: () => View | undefined
} & ModalHands

/** A person at their client. */
export function createPerson(office: Office, user: User): Person {
  const { workspace, urls, deliver } = office
  const hands = createHands(office, user)

  function post(channel: Channel, pasted: string, { thread, ts, ...given }: Extras = {}): Message {
    const { typed, ...extras } = given.files
      ? { typed: pasted, ...given }
      : { ...given, ...asSnippet(pasted) }
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
    return addMessage(workspace, channel.id, message)
  }

  /** A long paste becomes a snippet by itself; the mention before it was typed, and stays. Seen in Slack's client. */
  function asSnippet(pasted: string): { typed: string; files?: unknown[] } {
    if (pasted.length <= LONG) return { typed: pasted }
    const typed = /^@\S+\s/.exec(pasted)?.[0] ?? ''
    const upload = { name: 'Untitled', content: pasted.slice(typed.length), mode: 'snippet' } as const
    return { typed: typed.trim(), files: [storeFile(workspace, office.base(), user, upload)] }
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
      const edited = { user: user.id, ts: workspace.nextTs() }
      changeMessage(workspace, channel.id, message, () => {
        Object.assign(message, compose(workspace, typed), { edited })
      })
    },
    remove(channel, message) {
      removeMessage(workspace, channel.id, message)
    },
    async slash(channel, command, text, thread) {
      if (thread) return { refused: `${command} is not supported in threads. Sorry!` }
      if (!workspace.app.commands.has(command)) return { refused: `${command} is not a valid command.` }
      const context = { channel, user }
      const delivered = await deliver('slash_commands', {
        ...payloadHead(office, user, context),
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
    click: (channel, message, action, block) => hands.act({ channel, message }, action, [], block),
    choose: (channel, message, action, values, block) =>
      hands.act({ channel, message }, action, [values].flat(), block),
    toggle: (channel, message, value) => hands.toggle({ channel, message }, value),
    press: (view, action, values = [], block) => hands.act({ view }, action, [values].flat(), block),
    tick: (view, value) => hands.toggle({ view }, value),
    ...createModalHands(office, user, hands),
    async menu(channel, message, callback) {
      if (!workspace.app.shortcuts.has(callback)) return { refused: 'there is no such entry' }
      return deliver('interactive', {
        type: 'message_action',
        ...interactionHead(office, user, { channel, user, origin: message }),
        callback_id: callback,
        action_ts: workspace.nextTs(),
        message_ts: message.ts,
        message,
      })
    },
    async shortcut(callback) {
      if (!workspace.app.shortcuts.has(callback)) return { refused: 'there is no such entry' }
      return deliver('interactive', {
        type: 'shortcut',
        ...interactionHead(office, user),
        callback_id: callback,
        action_ts: workspace.nextTs(),
      })
    },
    sees: (channel) =>
      workspace.ephemerals.filter((each) => each.channel === channel.id && each.to === user.id),
    async openHome(tab = 'home') {
      if (!workspace.app.events.has('app_home_opened')) return undefined
      const view = homeOf(workspace, user.id)
      const channel = openDirect(workspace, user).id
      return deliver(
        'events_api',
        envelope(workspace, {
          type: 'app_home_opened',
          user: user.id,
          channel,
          tab,
          event_ts: workspace.nextTs(),
          ...(view && { view }),
        }),
      )
    },
    home: () => homeOf(workspace, user.id),
  }
}
