import type { Context, ResponseUrls } from './response-urls.ts'
import type { Delivered, Kind, Payload } from './transport.ts'
import { makeTrigger } from './views.ts'
import type { User, Workspace } from './workspace.ts'

/** What Slack itself says to a person, without asking the app. */
export type Refused = { refused: string }

/** What a person acts through. */
export type Office = {
  workspace: Workspace
  base: () => string
  urls: ResponseUrls
  deliver: (kind: Kind, payload: Payload) => Promise<Delivered>
}

/** What a command, a click and a menu entry have in common: among it a trigger, and an address for a later answer. */
export function payloadHead({ workspace, base, urls }: Office, user: User, context?: Context): Payload {
  return {
    token: 'unused',
    api_app_id: workspace.app.id,
    trigger_id: makeTrigger(workspace, user),
    ...(context && { response_url: `${base()}${urls.open(context)}` }),
  }
}

/** The head of what a person does with a message, a view or a shortcut; no channel where it happens in none. */
export function interactionHead(office: Office, user: User, context?: Context): Payload {
  const { workspace } = office
  const { channel } = context ?? {}
  return {
    ...payloadHead(office, user, context),
    // the installer's, whoever clicks: a stranger is told by `user.team_id` alone (slackapi/java-slack-sdk issue 1041)
    team: { id: workspace.team, domain: 'fake' },
    enterprise: workspace.organisation ? { id: workspace.organisation.id, name: 'Fake' } : null,
    is_enterprise_install: false,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team },
    ...(channel && {
      channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    }),
  }
}
