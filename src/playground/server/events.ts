import { HISTORY } from './app-settings.ts'
import type { Payload } from './transport.ts'
import type { Channel, Message, News, Workspace } from './workspace.ts'

const EVENT = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const

/**
 * What Slack sends the app for a message that came, changed or went: nothing where the bot isn't in the channel or
 * the app has neither subscribed nor the scope; both a message and an app_mention where it is spoken to.
 */
export function eventsOf(workspace: Workspace, news: News): Payload[] {
  const { app } = workspace
  const channel = 'message' in news ? workspace.channels.get(news.channel) : undefined
  if (!('message' in news) || news.kind === 'reaction' || !channel?.members.has(app.bot.id)) return []
  const message = structuredClone(news.message)
  // a message with files often comes without `team` (slackapi/slack-api-specs issue 62)
  if (message.subtype === 'file_share') delete message.team
  const hears = app.events.has(EVENT[channel.kind]) && app.scopes.has(HISTORY[channel.kind])
  // an edit that speaks to the bot is told again, with `edited` and another event_id (slackapi/bolt-js issue 960)
  const edited = news.kind === 'changed' && message.edited && message.text !== news.previous.text
  const mentioned =
    (news.kind === 'message' || edited) &&
    channel.kind !== 'im' &&
    message.user !== app.bot.id &&
    message.text.includes(`<@${app.bot.id}>`) &&
    app.events.has('app_mention') &&
    app.scopes.has('app_mentions:read')
  const strangers = channel.shared && { ...strangerFields(workspace, message) }
  return [
    ...(mentioned
      ? [{ ...message, ...strangers, type: 'app_mention', channel: channel.id, event_ts: message.ts }]
      : []),
    ...(hears ? [{ ...messageEvent(workspace, channel, message, news), ...strangers }] : []),
  ].map((event) => envelope(workspace, event, channel.shared ?? false))
}

/** The body of an event_callback. */
export function envelope(workspace: Workspace, event: Payload, shared = false): Payload {
  const { team, app, organisation } = workspace
  const enterprise = organisation?.id ?? null
  return {
    token: 'unused',
    team_id: team,
    ...(enterprise && { enterprise_id: enterprise }),
    context_team_id: team,
    context_enterprise_id: enterprise,
    api_app_id: app.id,
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    is_ext_shared_channel: shared,
    event_context: '4-fake',
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: team,
        user_id: app.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  }
}

function messageEvent(workspace: Workspace, channel: Channel, message: Message, news: News): Payload {
  const place = { channel: channel.id, channel_type: channel.kind }
  if (news.kind === 'message') return { ...message, ...place, event_ts: message.ts }
  const ts = workspace.nextTs()
  const shell = { type: 'message', subtype: `message_${news.kind}`, hidden: true, ...place, ts, event_ts: ts }
  return news.kind === 'changed'
    ? { ...shell, message, previous_message: structuredClone(news.previous) }
    : { ...shell, deleted_ts: message.ts, previous_message: message }
}

function strangerFields(workspace: Workspace, message: Message): Payload {
  if (message.subtype === 'file_share') return {}
  const home = workspace.users.get(message.user ?? '')?.team ?? workspace.team
  return { user_team: home, source_team: home }
}
