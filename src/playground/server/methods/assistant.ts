import { threadOf } from '../workspace.ts'
import { argument, type Method, refuse } from './method.ts'

/** assistant.threads.*: what an app shows while it works. Slack takes it with `chat:write`, in any thread. */
export const assistantMethods: Record<string, Method> = {
  'assistant.threads.setStatus': {
    scope: 'chat:write',
    run(call) {
      const channel = argument(call, 'channel_id')
      if (!call.workspace.channels.has(channel)) return refuse('channel_not_found')
      const thread = threadOf(call.workspace, channel, argument(call, 'thread_ts'))
      return thread.length > 0 ? { ok: true } : refuse('invalid_thread_ts')
    },
  },
}
