import { findMessage, type Message } from '../workspace.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** reactions.*: emoji under a message. */
export const reactionMethods: Record<string, Method> = {
  'reactions.add': { scope: 'reactions:write', run: (call) => withMessage(call, add) },
  'reactions.remove': { scope: 'reactions:write', run: (call) => withMessage(call, remove) },
  'reactions.get': {
    scope: 'reactions:read',
    run: (call) => withMessage(call, (message) => ({ ok: true, type: 'message', message })),
  },
}

function add(message: Message, name: string, user: string): Reply {
  const reactions = message.reactions ?? []
  message.reactions = reactions
  const reaction = reactions.find((each) => each.name === name)
  if (reaction?.users.includes(user)) return refuse('already_reacted')
  if (reaction) reaction.users.push(user)
  else reactions.push({ name, users: [user] })
  return { ok: true }
}

function remove(message: Message, name: string, user: string): Reply {
  const reaction = message.reactions?.find((each) => each.name === name)
  if (!reaction?.users.includes(user)) return refuse('no_reaction')
  reaction.users = reaction.users.filter((each) => each !== user)
  message.reactions = message.reactions?.filter(({ users }) => users.length > 0) ?? []
  return { ok: true }
}

function withMessage(call: Call, run: (message: Message, name: string, user: string) => Reply): Reply {
  const { workspace, caller } = call
  const channel = workspace.channels.get(argument(call, 'channel'))
  if (!channel) return refuse('channel_not_found')
  if (!channel.members.has(caller.id)) return refuse('not_in_channel')
  const message = findMessage(workspace, channel.id, argument(call, 'timestamp'))
  if (!message) return refuse('message_not_found')
  const reply = run(message, argument(call, 'name'), caller.id)
  if (reply.ok) workspace.tell({ kind: 'reaction', channel: channel.id, message })
  return reply
}
