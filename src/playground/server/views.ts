import { withIds } from './block-state.ts'
import type { User, Workspace } from './workspace.ts'

/** Modals that may lie on one another. */
const STACK = 3

/** How long a trigger opens a modal, in milliseconds. */
const TRIGGER_LIFE = 3000

/** What an app gives of a view; the fake keeps it as it is. */
export type ViewContent = Readonly<Record<string, unknown>>

/** A modal or a home tab that somebody has before them, in the words of Slack's API. */
export type View = {
  id: string
  type: string
  hash: string
  team_id: string
  app_id: string
  bot_id: string | undefined
  root_view_id: string
  previous_view_id: string | null
  state: { values: Record<string, Record<string, unknown>> }
  blocks: unknown[]
  [field: string]: unknown
}

/** A trigger of that person, which opens one modal within three seconds. */
export function makeTrigger(workspace: Workspace, user: User): string {
  const trigger = `${Date.now()}.${workspace.nextId('X')}`
  workspace.triggers.set(trigger, { user: user.id, until: Date.now() + TRIGGER_LIFE })
  return trigger
}

/** Uses a trigger up: whose it was, or Slack's refusal. */
export function takeTrigger(workspace: Workspace, trigger: string): { user: string } | { error: string } {
  const found = workspace.triggers.get(trigger)
  if (!found) return { error: 'invalid_trigger_id' }
  workspace.triggers.delete(trigger)
  return found.until < Date.now() ? { error: 'expired_trigger_id' } : { user: found.user }
}

/** The modal that a person has uppermost. */
export function topModal(workspace: Workspace, user: string): View | undefined {
  return workspace.views.get(workspace.modals.get(user)?.at(-1) ?? '')
}

/** The home tab of a person, once the app has published one. */
export function homeOf(workspace: Workspace, user: string): View | undefined {
  return workspace.views.get(workspace.homes.get(user) ?? '')
}

/** Opens a modal on top of what the person has open; undefined where too many lie there. */
export function pushModal(workspace: Workspace, user: string, content: ViewContent): View | undefined {
  const stack = workspace.modals.get(user) ?? []
  if (stack.length >= STACK) return undefined
  const id = workspace.nextId('V')
  const view = viewOf(workspace, id, content, stack)
  workspace.views.set(id, view)
  workspace.modals.set(user, [...stack, id])
  workspace.tell({ kind: 'view', user })
  return view
}

/** Shows other content in a view, its place and id kept. */
export function replaceView(workspace: Workspace, view: View, content: ViewContent): View {
  const { id, root_view_id, previous_view_id } = view
  const fresh = { ...viewOf(workspace, id, content, []), root_view_id, previous_view_id }
  workspace.views.set(id, fresh)
  for (const user of ownersOf(workspace, id)) workspace.tell({ kind: 'view', user })
  return fresh
}

/** Publishes a person's home tab. */
export function publishHome(workspace: Workspace, user: string, content: ViewContent): View {
  const id = workspace.homes.get(user) ?? workspace.nextId('V')
  const view = viewOf(workspace, id, content, [])
  workspace.homes.set(user, id)
  workspace.views.set(id, view)
  workspace.tell({ kind: 'view', user })
  return view
}

/** Closes the uppermost modal, or all of them. */
export function closeModals(workspace: Workspace, user: string, all: boolean): void {
  const stack = workspace.modals.get(user) ?? []
  const gone = all ? stack : stack.slice(-1)
  for (const id of gone) workspace.views.delete(id)
  workspace.modals.set(user, all ? [] : stack.slice(0, -1))
  workspace.tell({ kind: 'view', user })
}

function ownersOf(workspace: Workspace, id: string): string[] {
  const modals = [...workspace.modals].filter(([, stack]) => stack.includes(id))
  const homes = [...workspace.homes].filter(([, home]) => home === id)
  return [...modals, ...homes].map(([user]) => user)
}

function viewOf(workspace: Workspace, id: string, content: ViewContent, stack: readonly string[]): View {
  const { app, team } = workspace
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...content,
    id,
    type: `${content.type}`,
    hash: workspace.nextId('h'),
    team_id: team,
    app_id: app.id,
    bot_id: app.bot.bot?.id,
    app_installed_team_id: team,
    root_view_id: stack[0] ?? id,
    previous_view_id: stack.at(-1) ?? null,
    state: { values: {} },
    blocks: Array.isArray(content.blocks) ? withIds(workspace, content.blocks) : [],
  }
}
