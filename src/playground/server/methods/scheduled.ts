import { addMessage, type Scheduled } from '../workspace.ts'
import { readContent, said, writableChannel } from './chat.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

const DAY = 24 * 60 * 60

/** Slack takes no time farther ahead, nor takes one back that is so near; in seconds. */
const AHEAD_AT_MOST = 120 * DAY
const TOO_NEAR = 60

/** chat.scheduleMessage and its kin: what is to be posted later; here it is, when its time comes. */
export const scheduledMethods: Record<string, Method> = {
  'chat.scheduleMessage': { scope: 'chat:write', run: schedule },
  'chat.deleteScheduledMessage': { scope: 'chat:write', run: unschedule },
  'chat.scheduledMessages.list': {
    run: (call) => ({
      ok: true,
      scheduled_messages: [...call.workspace.scheduled.values()]
        .filter(({ message, channel }) => message.user === call.caller.id && isWanted(call, channel))
        .map(({ id, channel, postAt, message }) => ({
          id,
          channel_id: channel,
          post_at: postAt,
          text: message.text,
        })),
      response_metadata: { next_cursor: '' },
    }),
  },
}

function schedule(call: Call): Reply {
  const { workspace } = call
  const channel = writableChannel(call)
  if ('error' in channel) return channel
  const postAt = Number(argument(call, 'post_at'))
  const now = Date.now() / 1000
  if (!Number.isInteger(postAt) || postAt <= 0) return refuse('invalid_time')
  if (postAt <= now) return refuse('time_in_past')
  if (postAt > now + AHEAD_AT_MOST) return refuse('time_too_far')
  const content = readContent(workspace, call.args)
  if ('ok' in content) return content
  const thread = argument(call, 'thread_ts')
  const id = workspace.nextId('Q')
  const message = { ...said(call), ...content, ...(thread && { thread_ts: thread }) }
  const timer = setTimeout(() => {
    workspace.scheduled.delete(id)
    addMessage(workspace, channel.id, { ...message, ts: workspace.nextTs() })
  }, timeLeft(postAt))
  timer.unref()
  workspace.scheduled.set(id, { id, channel: channel.id, postAt, message, timer })
  return { ok: true, channel: channel.id, scheduled_message_id: id, post_at: `${postAt}`, message }
}

function unschedule(call: Call): Reply {
  const found = call.workspace.scheduled.get(argument(call, 'scheduled_message_id'))
  if (!found || found.channel !== argument(call, 'channel')) return refuse('invalid_scheduled_message_id')
  if (found.postAt - Date.now() / 1000 < TOO_NEAR) return refuse('invalid_scheduled_message_id')
  forget(call, found)
  return { ok: true }
}

function forget({ workspace }: Call, { id, timer }: Scheduled): void {
  clearTimeout(timer)
  workspace.scheduled.delete(id)
}

/** Milliseconds, as far as a timer can count. */
function timeLeft(postAt: number): number {
  return Math.min(postAt * 1000 - Date.now(), 2 ** 31 - 1)
}

function isWanted(call: Call, channel: string): boolean {
  const wanted = argument(call, 'channel')
  return !wanted || wanted === channel
}
