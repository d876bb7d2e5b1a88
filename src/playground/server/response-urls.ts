import { readContent } from './methods/chat.ts'
import {
  addEphemeral,
  addMessage,
  type Channel,
  changeMessage,
  type Ephemeral,
  type Message,
  removeMessage,
  type User,
  type Workspace,
} from './workspace.ts'

/** Uses of one address, and how long it lives. */
const USES = 5
const LIFE = 30 * 60 * 1000

/** What an address answers to: where, whom, and the message that a click came from. */
export type Context = { channel: Channel; user: User; origin?: Message | Ephemeral }

/** The addresses at which the app may answer a command or a click later. */
export type ResponseUrls = {
  /** Makes an address' path. */
  open: (context: Context) => string
  /** Takes what is posted to one; gives the HTTP status and Slack's word. */
  take: (path: string, body: Record<string, unknown>) => { status: number; body: string }
  /** Shows what came with an acknowledgment. */
  show: (context: Context, body: unknown) => string
}

/** No addresses yet. */
export function createResponseUrls(workspace: Workspace): ResponseUrls {
  const open = new Map<string, { context: Context; uses: number; until: number }>()

  function show(context: Context, given: unknown): string {
    if (given === undefined || given === '') return 'ok'
    const body: Record<string, unknown> =
      typeof given === 'string' ? { text: given } : { ...(given as object) }
    const { channel, user, origin } = context
    if (body.delete_original === true) {
      drop(workspace, channel, origin)
      if (body.text === undefined && body.blocks === undefined) return 'ok'
    }
    const content = readContent(workspace, body)
    if ('ok' in content) return content.error ?? 'invalid'
    if (body.replace_original === true && origin) {
      replace(workspace, channel, origin, content)
      return 'ok'
    }
    const { bot } = workspace.app
    const message: Message = {
      type: 'message',
      ts: workspace.nextTs(),
      user: bot.id,
      team: workspace.team,
      ...(bot.bot && { bot_id: bot.bot.id, app_id: bot.bot.app }),
      ...content,
    }
    // only what everybody sees comes into a thread this way: docs.slack.dev/interactivity/handling-user-interaction
    if (body.response_type === 'in_channel')
      addMessage(workspace, channel.id, {
        ...message,
        ...(typeof body.thread_ts === 'string' && { thread_ts: body.thread_ts }),
      })
    else addEphemeral(workspace, { ...message, channel: channel.id, to: user.id })
    return 'ok'
  }

  return {
    open(context) {
      const path = `/response/${workspace.nextId('R')}`
      open.set(path, { context, uses: USES, until: Date.now() + LIFE })
      return path
    },
    take(path, body) {
      const url = open.get(path)
      if (!url) return { status: 404, body: 'no_service' }
      if (url.until < Date.now()) return { status: 404, body: 'expired_url' }
      if (url.uses-- <= 0) return { status: 404, body: 'used_url' }
      const word = show(url.context, body)
      return { status: word === 'ok' ? 200 : 400, body: word }
    },
    show,
  }
}

function replace(
  workspace: Workspace,
  channel: Channel,
  origin: Message | Ephemeral,
  content: Partial<Message>,
): void {
  const change = (message: Message) => {
    if (!content.blocks) delete message.blocks
    Object.assign(message, content)
  }
  if ('to' in origin) {
    change(origin)
    workspace.tell({ kind: 'ephemeral', channel: channel.id, to: origin.to })
  } else changeMessage(workspace, channel.id, origin, change)
}

function drop(workspace: Workspace, channel: Channel, origin: Message | Ephemeral | undefined): void {
  if (!origin) return
  if ('to' in origin) {
    workspace.ephemerals = workspace.ephemerals.filter((each) => each !== origin)
    workspace.tell({ kind: 'ephemeral', channel: channel.id, to: origin.to })
  } else removeMessage(workspace, channel.id, origin)
}
