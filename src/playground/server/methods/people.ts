import { findMessage } from '../workspace.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** auth.*, users.*, bots.*, reactions.*, views.*: the smaller families. */
export const peopleMethods: Record<string, Method> = {
  'auth.test': {
    run: ({ workspace, caller }) => ({
      ok: true,
      url: 'https://fake.slack.com/',
      team: 'Fake',
      user: caller.name,
      team_id: workspace.team,
      user_id: caller.id,
      ...(caller.bot && { bot_id: caller.bot.id }),
      is_enterprise_install: false,
    }),
  },
  'users.info': {
    scope: 'users:read',
    run(call) {
      const user = call.workspace.users.get(argument(call, 'user'))
      if (!user) return refuse('user_not_found')
      const { id, name, team, bot } = user
      return {
        ok: true,
        user: { id, name, team_id: team, real_name: name, tz: 'Etc/UTC', is_bot: bot !== undefined },
      }
    },
  },
  'bots.info': {
    scope: 'users:read',
    run(call) {
      const { bot, name } = call.workspace.app.bot
      if (argument(call, 'bot') !== bot?.id) return refuse('bot_not_found')
      return { ok: true, bot: { id: bot.id, app_id: bot.app, name, user_id: call.workspace.app.bot.id } }
    },
  },
  'reactions.add': { scope: 'reactions:write', run: react },
  'views.publish': { run: publish },
  'views.open': { run: openView },
}

function react(call: Call): Reply {
  const message = findMessage(call.workspace, argument(call, 'channel'), argument(call, 'timestamp'))
  if (!message) return refuse('message_not_found')
  const name = argument(call, 'name')
  const reactions = message.reactions ?? []
  message.reactions = reactions
  const reaction = reactions.find((each) => each.name === name)
  if (reaction?.users.includes(call.caller.id)) return refuse('already_reacted')
  if (reaction) reaction.users.push(call.caller.id)
  else reactions.push({ name, users: [call.caller.id] })
  return { ok: true }
}

function publish(call: Call): Reply {
  const { view } = call.args
  if (typeof view !== 'object' || view === null) return refuse('invalid_arguments')
  const shown = { id: call.workspace.nextId('V'), ...view }
  call.workspace.views.set(argument(call, 'user_id'), shown)
  return { ok: true, view: shown }
}

/** A trigger opens one modal, within three seconds. */
function openView(call: Call): Reply {
  const { view } = call.args
  if (typeof view !== 'object' || view === null) return refuse('invalid_arguments')
  const trigger = argument(call, 'trigger_id')
  const until = call.workspace.triggers.get(trigger)
  if (until === undefined) return refuse('invalid_trigger_id')
  call.workspace.triggers.delete(trigger)
  if (until < Date.now()) return refuse('expired_trigger_id')
  const shown = { id: call.workspace.nextId('V'), ...view }
  call.workspace.views.set(shown.id, shown)
  return { ok: true, view: shown }
}
