import { argument, type Method, refuse } from './method.ts'

/** auth.*, users.*, bots.*: who is there. */
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
}
