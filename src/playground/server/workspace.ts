import type { AppSettings } from './app-settings.ts'
import type { StoredFile } from './files.ts'
import type { View } from './views.ts'

/**
 * A person or a bot. `team`: another than the workspace's is a stranger's, or of the same organisation. `guest`: of the
 * workspace, in a few channels. `deleted`: deactivated.
 */
export type User = {
  id: string
  name: string
  team: string
  bot?: { id: string; app: string }
  guest?: boolean
  deleted?: boolean
}

/** A channel, a private one (`group`), a conversation of a few people (`mpim`), or of one with the bot (`im`). */
export type Channel = {
  id: string
  name: string
  kind: 'channel' | 'group' | 'im' | 'mpim'
  members: Set<string>
  archived?: boolean
  /** Shared with another organisation. */
  shared?: boolean
}

/** A message, in the words of Slack's API. */
export type Message = {
  type: 'message'
  ts: string
  text: string
  user?: string
  team?: string
  bot_id?: string
  app_id?: string
  bot_profile?: { id: string; app_id: string; deleted: boolean; name: string }
  subtype?: string
  thread_ts?: string
  /** On the first message of a thread. */
  reply_count?: number
  reply_users?: string[]
  latest_reply?: string
  client_msg_id?: string
  blocks?: unknown[]
  attachments?: unknown[]
  files?: unknown[]
  metadata?: unknown
  edited?: { user: string; ts: string }
  reactions?: { name: string; users: string[] }[]
}

/** A message that waits for its time, in seconds since 1970. */
export type Scheduled = {
  id: string
  channel: string
  postAt: number
  message: Message
  timer: NodeJS.Timeout
}

/** A message that one person sees. */
export type Ephemeral = Message & { channel: string; to: string }

/**
 * Something that came about, told to whoever listens: the deliveries to the app, and a page that shows it live.
 * `view`: a modal or a home tab of that person was opened, changed or closed.
 */
export type News =
  | { kind: 'message' | 'deleted' | 'reaction'; channel: string; message: Message }
  | { kind: 'changed'; channel: string; message: Message; previous: Message }
  | { kind: 'ephemeral'; channel: string; to: string }
  | { kind: 'view'; user: string }
  | { kind: 'channel'; channel: string }

/** The state of the fake: one workspace with one app in it. */
export type Workspace = {
  team: string
  /** The organisation that the workspace belongs to (Enterprise Grid), with its other workspaces; none unless set. */
  organisation?: { id: string; teams: string[] }
  app: AppSettings & { bot: User }
  users: Map<string, User>
  channels: Map<string, Channel>
  messages: Map<string, Message[]>
  ephemerals: Ephemeral[]
  /** Seconds in which a message may be edited, as an owner of the workspace may set it; for ever unless set. */
  editWindow?: number
  files: Map<string, StoredFile>
  /** Slack's word for why nobody may upload, as an owner of the workspace may set it: `file_uploads_disabled`. */
  uploadsRefused?: string
  /** Messages that are to be posted later, by their ids. */
  scheduled: Map<string, Scheduled>
  /** Home tabs and modals, by their ids. */
  views: Map<string, View>
  /** The home tab of a person. */
  homes: Map<string, string>
  /** The modals that a person has before them, the uppermost last. */
  modals: Map<string, string[]>
  /** Triggers that may still open a modal: whose, and until when. */
  triggers: Map<string, { user: string; until: number }>
  tell: (news: News) => void
  /** Hears all news from then on; gives the way to stop. */
  listen: (listener: (news: News) => void) => () => void
  /** A time stamp that nobody else has. */
  nextTs: () => string
  /** An id that nobody else has, `U0000004`. */
  nextId: (letter: string) => string
}

/** An empty workspace with the app's bot in it. */
export function createWorkspace(app: AppSettings): Workspace {
  const team = 'T0000001'
  let last = 0
  let ids = 1
  const listeners = new Set<(news: News) => void>()
  const nextId = (letter: string) => `${letter}${String(++ids).padStart(7, '0')}`
  const bot: User = { id: nextId('U'), name: app.name, team, bot: { id: nextId('B'), app: app.id } }
  return {
    team,
    app: { ...app, bot },
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    files: new Map(),
    scheduled: new Map(),
    views: new Map(),
    homes: new Map(),
    modals: new Map(),
    triggers: new Map(),
    tell(news) {
      for (const listener of listeners) listener(news)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nextTs() {
      last = Math.max(last + 1, Date.now() * 1000)
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`
    },
    nextId,
  }
}

/** Adds a person; `team` other than the workspace's makes a stranger of a shared channel. */
export function addUser(workspace: Workspace, name: string, team = workspace.team): User {
  const user: User = { id: workspace.nextId('U'), name, team }
  workspace.users.set(user.id, user)
  return user
}

/** The organisation that a team is of, where it is the workspace's own. */
export function organisationOf({ organisation, team: own }: Workspace, team: string): string | undefined {
  return team === own || organisation?.teams.includes(team) ? organisation?.id : undefined
}

/** Adds a channel with these members. */
export function addChannel(
  workspace: Workspace,
  name: string,
  members: readonly User[],
  more: Partial<Pick<Channel, 'kind' | 'archived' | 'shared'>> = {},
): Channel {
  const kind = more.kind ?? 'channel'
  // only a direct conversation's id tells what it is: ids of private channels begin with C today, as public ones' do
  // (docs.slack.dev/reference/objects/conversation-object)
  const id = workspace.nextId(kind === 'im' ? 'D' : 'C')
  const channel: Channel = { id, name, ...more, kind, members: new Set(members.map((user) => user.id)) }
  workspace.channels.set(id, channel)
  workspace.messages.set(id, [])
  workspace.tell({ kind: 'channel', channel: id })
  return channel
}

/** The direct conversation of a person with the bot; opens it where there is none. */
export function openDirect(workspace: Workspace, user: User): Channel {
  const { bot } = workspace.app
  const open = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(user.id),
  )
  return open ?? addChannel(workspace, user.name, [user, bot], { kind: 'im' })
}

/** Puts a message where it belongs, and tells of it. */
export function addMessage(workspace: Workspace, channel: string, message: Message): Message {
  workspace.messages.get(channel)?.push(message)
  const root = message.thread_ts && findMessage(workspace, channel, message.thread_ts)
  if (root && root !== message) countReply(root, message)
  workspace.tell({ kind: 'message', channel, message })
  return message
}

/** Changes a message in its place, and tells of it. */
export function changeMessage(
  workspace: Workspace,
  channel: string,
  message: Message,
  change: (message: Message) => void,
): void {
  const previous = structuredClone(message)
  change(message)
  workspace.tell({ kind: 'changed', channel, message, previous })
}

/**
 * Takes a message away, and tells of it. The head of a thread with replies stays as a tombstone: Slack tells of that as
 * of a change.
 */
export function removeMessage(workspace: Workspace, channel: string, message: Message): void {
  const messages = workspace.messages.get(channel) ?? []
  const at = messages.findIndex(({ ts }) => ts === message.ts)
  if (at < 0) return
  if (message.reply_count) {
    changeMessage(workspace, channel, message, bury)
    return
  }
  messages.splice(at, 1)
  const root = message.thread_ts && findMessage(workspace, channel, message.thread_ts)
  if (root && root !== message) root.reply_count = Math.max((root.reply_count ?? 1) - 1, 0)
  workspace.tell({ kind: 'deleted', channel, message })
}

/** Shows a message to one person. */
export function addEphemeral(workspace: Workspace, message: Ephemeral): void {
  workspace.ephemerals.push(message)
  workspace.tell({ kind: 'ephemeral', channel: message.channel, to: message.to })
}

/** The messages of a thread, its first one at the head. */
export function threadOf(workspace: Workspace, channel: string, ts: string): Message[] {
  return (workspace.messages.get(channel) ?? []).filter((each) => each.ts === ts || each.thread_ts === ts)
}

/** One message; undefined where it is gone. */
export function findMessage(workspace: Workspace, channel: string, ts: string): Message | undefined {
  return workspace.messages.get(channel)?.find((each) => each.ts === ts)
}

/** Leaves of a message what Slack leaves of one that had replies. */
function bury(message: Message): void {
  const { type, ts, thread_ts = ts, reply_count = 0, reply_users = [], latest_reply = ts } = message
  for (const field of Object.keys(message)) delete message[field as keyof Message]
  const text = 'This message was deleted.'
  const left = { type, ts, thread_ts, reply_count, reply_users, latest_reply }
  Object.assign(message, { subtype: 'tombstone', hidden: true, user: 'USLACKBOT', text, ...left })
}

/** What Slack writes at the head of a thread. */
function countReply(root: Message, reply: Message): void {
  root.thread_ts = root.ts
  root.reply_count = (root.reply_count ?? 0) + 1
  root.latest_reply = reply.ts
  root.reply_users = [...new Set([...(root.reply_users ?? []), reply.user ?? ''])].filter(Boolean)
}
