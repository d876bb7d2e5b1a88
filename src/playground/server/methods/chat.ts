import { list, record } from '../../../slack/intake/loose.ts'
import { blockProblems, LIMITS, textBytes } from '../../../slack/limits.ts'
import { withIds } from '../block-state.ts'
import { metadataRefusal } from '../metadata.ts'
import {
  addEphemeral,
  addMessage,
  type Channel,
  changeMessage,
  findMessage,
  type Message,
  openDirect,
  removeMessage,
  threadOf,
  type Workspace,
} from '../workspace.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

const ATTACHMENTS = 100

/** chat.*: what a bot says. */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'chat.delete': { scope: 'chat:write', run: remove },
  'chat.getPermalink': { run: permalink },
}

/** A message's content, checked as Slack checks it. */
export type Content = { text: string; blocks?: unknown[]; attachments?: unknown[]; metadata?: unknown }

/** Reads and checks what a message is to hold; gives Slack's refusal where it may not hold it. */
export function readContent(workspace: Workspace, args: Readonly<Record<string, unknown>>): Content | Reply {
  const { attachments, metadata, markdown_text: markdown } = args
  const text = typeof args.text === 'string' ? args.text : ''
  if (markdown !== undefined && (args.blocks !== undefined || text !== ''))
    return refuse('markdown_text_conflict')
  const blocks = typeof markdown === 'string' ? [{ type: 'markdown', text: markdown }] : args.blocks
  if (blocks !== undefined) {
    const problems = blockProblems(blocks)
    if (problems.length > 0) {
      const messages = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`)
      return refuse('invalid_blocks', { errors: messages, response_metadata: { messages } })
    }
    if (textBytes(blocks) > LIMITS.total) return refuse('msg_blocks_too_long')
  }
  const refused = metadataRefusal(metadata)
  if (refused) return refuse(refused)
  if (Array.isArray(attachments) && attachments.length > ATTACHMENTS) return refuse('too_many_attachments')
  const given = [blocks, attachments].some((each) => Array.isArray(each) && each.length > 0)
  if (!text && !given) return refuse('no_text')
  const { rest, tables } = apart(Array.isArray(blocks) ? blocks : [])
  if (tables.length > 1) return refuse('invalid_attachments', { errors: ['only_one_table_allowed'] })
  return {
    text: text.slice(0, LIMITS.text),
    ...(Array.isArray(blocks) && { blocks: withIds(workspace, rest) }),
    ...((Array.isArray(attachments) || tables.length > 0) && {
      attachments: [...(Array.isArray(attachments) ? attachments : []), ...tables],
    }),
    ...(metadata !== undefined && { metadata }),
  }
}

/**
 * "One table is allowed per message, which is appended as an attachment to the bottom of the message":
 * docs.slack.dev/reference/block-kit/blocks/table-block.
 */
function apart(blocks: readonly unknown[]): { rest: unknown[]; tables: unknown[] } {
  const isTable = (block: unknown) => record(block).type === 'table'
  return {
    rest: blocks.filter((block) => !isTable(block)),
    tables: blocks.filter(isTable).map((table) => ({ blocks: [table] })),
  }
}

function hasTable(attachments: readonly unknown[] = []): boolean {
  return attachments.some((each) => list(record(each).blocks).some((block) => record(block).type === 'table'))
}

function postMessage(call: Call): Reply {
  const channel = writableChannel(call)
  if ('error' in channel) return channel
  const content = readContent(call.workspace, call.args)
  if ('ok' in content) return content
  const wanted = argument(call, 'thread_ts')
  const broadcast = `${call.args.reply_broadcast}` === 'true'
  // Slack "silently un-threads the reply into a top-level channel message" where the first message is gone
  // (slack-go/slack issue 1571, seen live); thread_not_found isn't among the errors of chat.postMessage
  const thread = threadOf(call.workspace, channel.id, wanted).length > 0 ? wanted : ''
  const message = addMessage(call.workspace, channel.id, {
    ...said(call),
    ...content,
    ...(thread && { thread_ts: thread }),
    ...(thread && broadcast && { subtype: 'thread_broadcast' }),
  })
  return { ok: true, channel: channel.id, ts: message.ts, message, ...shortened(call) }
}

/** Slack takes a text that is too long, cuts it, and says so. */
function shortened(call: Call): Partial<Reply> {
  return argument(call, 'text').length > LIMITS.text
    ? { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } }
    : {}
}

function postEphemeral(call: Call): Reply {
  const channel = writableChannel(call)
  if ('error' in channel) return channel
  const to = argument(call, 'user')
  if (!channel.members.has(to)) return refuse('user_not_in_channel')
  if (isLong(call)) return refuse('msg_too_long')
  const content = readContent(call.workspace, call.args)
  if ('ok' in content) return content
  const thread = argument(call, 'thread_ts')
  const message = { ...said(call), ...content, channel: channel.id, to, ...(thread && { thread_ts: thread }) }
  // ephemerals in threads "are only shown if there is already an active thread": docs.slack.dev/reference/methods/chat.postEphemeral
  if (!thread || findMessage(call.workspace, channel.id, thread)?.reply_count)
    addEphemeral(call.workspace, message)
  return { ok: true, message_ts: message.ts }
}

/**
 * What isn't given stays: blocks where there is no text either, attachments, metadata (`{}` takes it away). Its errors:
 * docs.slack.dev/reference/methods/chat.update.
 */
function update(call: Call): Reply {
  const found = ownMessage(call, 'cant_update_message')
  if ('error' in found) return found
  if (isLong(call)) return refuse('msg_too_long')
  if (isClosed(call, found.message)) return refuse('edit_window_closed')
  const content = readContent(call.workspace, call.args)
  if ('ok' in content) return content
  const { message } = found
  const channel = argument(call, 'channel')
  const { text, blocks, metadata } = content
  // "Rich-text blocks cannot be replaced with non-rich-text blocks"
  if ((blocks || text) && hasRichText(message.blocks) && !hasRichText(blocks)) return refuse('block_mismatch')
  // "If you don't include `attachments`, the message's previous attachments will be retained": two tables would meet
  if (call.args.attachments === undefined && hasTable(message.attachments) && hasTable(content.attachments))
    return refuse('invalid_attachments', { errors: ['only_one_table_allowed'] })
  changeMessage(call.workspace, channel, message, () => {
    Object.assign(message, content, text === '' && { text: message.text })
    if (!blocks && text) delete message.blocks
    if (!blocks) message.edited = { user: call.caller.id, ts: call.workspace.nextTs() }
    if (metadata && Object.keys(metadata).length === 0) delete message.metadata
  })
  return { ok: true, channel, ts: message.ts, text: message.text, message }
}

function isLong(call: Call): boolean {
  return Buffer.byteLength(argument(call, 'text')) > LIMITS.textBytes
}

/** Whether the workspace's time for editing a message is over. */
function isClosed({ workspace: { editWindow } }: Call, { ts }: Message): boolean {
  return editWindow !== undefined && Date.now() / 1000 - Number(ts) > editWindow
}

function hasRichText(blocks: readonly unknown[] = []): boolean {
  return blocks.some((block) => record(block).type === 'rich_text')
}

function remove(call: Call): Reply {
  const found = ownMessage(call, 'cant_delete_message')
  if ('error' in found) return found
  const channel = argument(call, 'channel')
  removeMessage(call.workspace, channel, found.message)
  return { ok: true, channel, ts: found.message.ts }
}

function permalink(call: Call): Reply {
  const [channel, ts] = [argument(call, 'channel'), argument(call, 'message_ts')]
  if (!findMessage(call.workspace, channel, ts)) return refuse('message_not_found')
  return {
    ok: true,
    channel,
    permalink: `https://fake.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
  }
}

/** The channel, where the caller may write; a person's id stands for the conversation with them. */
export function writableChannel(
  call: Call,
  id = argument(call, 'channel'),
): Channel | (Reply & { error: string }) {
  const user = call.workspace.users.get(id)
  const channel = user ? openDirect(call.workspace, user) : call.workspace.channels.get(id)
  const refused = (error: string) => ({ ok: false, error })
  if (!channel) return refused('channel_not_found')
  if (channel.archived) return refused('is_archived')
  if (channel.members.has(call.caller.id)) return channel
  return refused(channel.kind === 'channel' ? 'not_in_channel' : 'channel_not_found')
}

function ownMessage(call: Call, error: string): { message: Message } | (Reply & { error: string }) {
  const message = findMessage(call.workspace, argument(call, 'channel'), argument(call, 'ts'))
  if (!message) return { ok: false, error: 'message_not_found' }
  return message.user === call.caller.id ? { message } : { ok: false, error }
}

/** Who says it and when. */
export function said({ caller, workspace }: Call): Pick<Message, 'type' | 'ts' | 'user' | 'team'> {
  const { bot } = caller
  return {
    type: 'message',
    ts: workspace.nextTs(),
    user: caller.id,
    team: workspace.team,
    ...(bot && { bot_id: bot.id, app_id: bot.app }),
  }
}
