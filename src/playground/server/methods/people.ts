import { organisationOf, type User, type Workspace } from '../workspace.ts'
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
  'api.test': { run: ({ args }) => ({ ok: true, args }) },
  'team.info': {
    scope: 'team:read',
    run: ({ workspace }) => ({ ok: true, team: { id: workspace.team, name: 'Fake', domain: 'fake' } }),
  },
  'users.info': {
    scope: 'users:read',
    run(call) {
      const user = call.workspace.users.get(argument(call, 'user'))
      return user ? { ok: true, user: describeUser(call.workspace, user) } : refuse('user_not_found')
    },
  },
  'users.list': {
    scope: 'users:read',
    run: ({ workspace }) => ({
      ok: true,
      members: [...workspace.users.values()].map((user) => describeUser(workspace, user)),
      response_metadata: { next_cursor: '' },
    }),
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

function describeUser(
  workspace: Workspace,
  { id, name, team, bot, guest = false, deleted = false }: User,
): Record<string, unknown> {
  const enterprise = organisationOf(workspace, team)
  return {
    id,
    name,
    team_id: team,
    deleted,
    is_restricted: guest,
    is_ultra_restricted: false,
    ...(team !== workspace.team && { is_stranger: false }),
    ...(enterprise && { enterprise_user: { id, enterprise_id: enterprise, teams: [team] } }),
    real_name: name,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: { real_name: name, display_name: name, team },
    is_bot: bot !== undefined,
  }
}
