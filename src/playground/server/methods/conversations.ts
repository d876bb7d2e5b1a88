import { HISTORY } from '../app-settings.ts'
import { type Channel, type Message, openDirect, threadOf, type Workspace } from '../workspace.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** conversations.*: where things are said. */
export const conversationMethods: Record<string, Method> = {
  'conversations.list': {
    run: ({ workspace, caller }) => ({
      ok: true,
      channels: [...workspace.channels.values()]
        .filter(({ kind, members }) => kind === 'channel' || members.has(caller.id))
        .map((channel) => describe(channel, caller.id)),
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.info': {
    run: (call) => withChannel(call, (channel) => ({ ok: true, channel: describe(channel, call.caller.id) })),
  },
  'conversations.members': {
    run: (call) => withChannel(call, ({ members }) => ({ ok: true, members: [...members] })),
  },
  'conversations.join': { scope: 'channels:join', run: join },
  'conversations.leave': {
    run: (call) =>
      withChannel(call, ({ members }) =>
        members.delete(call.caller.id) ? { ok: true } : { ok: true, not_in_channel: true },
      ),
  },
  'conversations.open': { run: open },
  'conversations.history': {
    run: (call) =>
      readable(call, ({ id }) => {
        const roots = messagesOf(call.workspace, id).filter(isAtTop)
        return page(call, roots.reverse())
      }),
  },
  'conversations.replies': {
    run: (call) =>
      readable(call, ({ id }) => {
        const [root, ...replies] = threadOf(call.workspace, id, argument(call, 'ts'))
        return root ? page(call, replies, root) : refuse('thread_not_found')
      }),
  },
}

/** A reply stands in the channel only where it was broadcast. */
function isAtTop({ thread_ts, ts, subtype }: Message): boolean {
  return !thread_ts || thread_ts === ts || subtype === 'thread_broadcast'
}

/** Some of the messages, between two times (left out themselves unless `inclusive`); metadata only where asked for. */
function page(call: Call, messages: Message[], root?: Message): Reply {
  const [oldest, latest] = [argument(call, 'oldest'), argument(call, 'latest')]
  const inclusive = `${call.args.inclusive}` === 'true'
  const within = messages.filter(
    ({ ts }) =>
      (!oldest || ts > oldest || (inclusive && ts === oldest)) &&
      (!latest || ts < latest || (inclusive && ts === latest)),
  )
  const from = Number(argument(call, 'cursor').replace('next:', '')) || 0
  const most = Math.min(Number(argument(call, 'limit')) || 100, 1000)
  const shown = within.slice(from, from + most)
  const more = from + most < within.length
  const hide = `${call.args.include_all_metadata}` !== 'true'
  return {
    ok: true,
    messages: [...(root ? [root] : []), ...shown].map(({ metadata, ...each }) =>
      metadata === undefined || hide ? each : { ...each, metadata },
    ),
    has_more: more,
    ...(more && { response_metadata: { next_cursor: `next:${from + most}` } }),
  }
}

function join(call: Call): Reply {
  return withChannel(call, (channel) => {
    if (channel.kind !== 'channel') return refuse('method_not_supported_for_channel_type')
    if (channel.archived) return refuse('is_archived')
    channel.members.add(call.caller.id)
    call.workspace.tell({ kind: 'channel', channel: channel.id })
    return { ok: true, channel: describe(channel, call.caller.id) }
  })
}

function open(call: Call): Reply {
  const user = call.workspace.users.get(argument(call, 'users'))
  if (!user) return refuse('user_not_found')
  return { ok: true, channel: { id: openDirect(call.workspace, user).id } }
}

function withChannel(call: Call, answer: (channel: Channel) => Reply): Reply {
  const channel = call.workspace.channels.get(argument(call, 'channel'))
  if (!channel || (channel.kind !== 'channel' && !channel.members.has(call.caller.id)))
    return refuse('channel_not_found')
  return answer(channel)
}

/** A bot reads what it is in, and only with the scope for that kind of channel; people read what they see. */
function readable(call: Call, answer: (channel: Channel) => Reply): Reply {
  return withChannel(call, (channel) => {
    const needed = HISTORY[channel.kind]
    if (call.caller.bot && !call.workspace.app.scopes.has(needed)) return refuse('missing_scope', { needed })
    return channel.members.has(call.caller.id) ? answer(channel) : refuse('not_in_channel')
  })
}

function messagesOf(workspace: Workspace, id: string): Message[] {
  return [...(workspace.messages.get(id) ?? [])]
}

function describe({ id, name, kind, members, archived }: Channel, caller: string) {
  return {
    id,
    name,
    is_channel: kind === 'channel',
    is_private: kind !== 'channel',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_archived: archived ?? false,
    is_member: members.has(caller),
  }
}
