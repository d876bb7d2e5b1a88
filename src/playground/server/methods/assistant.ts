import { threadOf } from '../workspace.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** assistant.threads.*: what an assistant's thread shows beside its messages; checked, and kept by nobody. */
export const assistantMethods: Record<string, Method> = {
  'assistant.threads.setStatus': { scope: 'chat:write', run: (call) => inThread(call, 'status') },
  'assistant.threads.setTitle': { scope: 'assistant:write', run: (call) => inThread(call, 'title') },
  'assistant.threads.setSuggestedPrompts': { scope: 'assistant:write', run: suggest },
}

function inThread(call: Call, needed: string): Reply {
  const { workspace, caller, args } = call
  const channel = workspace.channels.get(argument(call, 'channel_id'))
  if (!channel?.members.has(caller.id)) return refuse('channel_not_found')
  if (typeof args[needed] !== 'string') return refuse('invalid_arguments')
  const thread = threadOf(workspace, channel.id, argument(call, 'thread_ts'))
  return thread.length > 0 ? { ok: true } : refuse('invalid_thread_ts')
}

function suggest(call: Call): Reply {
  const { workspace, caller, args } = call
  const channel = workspace.channels.get(argument(call, 'channel_id'))
  if (!channel?.members.has(caller.id)) return refuse('channel_not_found')
  return Array.isArray(args.prompts) && args.prompts.length > 0 && args.prompts.length <= 4
    ? { ok: true }
    : refuse('invalid_arguments')
}
