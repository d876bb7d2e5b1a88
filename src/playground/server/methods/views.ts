import { homeProblems, modalProblems } from '../../../slack/limits.ts'
import { publishHome, pushModal, replaceView, takeTrigger, type View, type ViewContent } from '../views.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** views.*: modals and the home tab. */
export const viewMethods: Record<string, Method> = {
  'views.publish': { run: publish },
  'views.open': { run: (call) => open(call, false) },
  'views.push': { run: (call) => open(call, true) },
  'views.update': { run: update },
}

function publish(call: Call): Reply {
  const read = readView(call.args.view, 'home')
  if ('refusal' in read) return read.refusal
  const user = argument(call, 'user_id')
  if (!call.workspace.users.has(user)) return refuse('user_not_found')
  return { ok: true, view: publishHome(call.workspace, user, read.content) }
}

function open(call: Call, onTop: boolean): Reply {
  const { workspace } = call
  const read = readView(call.args.view, 'modal')
  if ('refusal' in read) return read.refusal
  const trigger = takeTrigger(workspace, argument(call, 'trigger_id'))
  if ('error' in trigger) return refuse(trigger.error)
  if (!onTop) workspace.modals.set(trigger.user, [])
  const view = pushModal(workspace, trigger.user, read.content)
  return view ? { ok: true, view } : refuse('push_limit_reached')
}

function update(call: Call): Reply {
  const view = find(call)
  if (!view) return refuse('not_found')
  const hash = argument(call, 'hash')
  if (hash && hash !== view.hash) return refuse('hash_conflict')
  const read = readView(call.args.view, view.type)
  if ('refusal' in read) return read.refusal
  return { ok: true, view: replaceView(call.workspace, view, read.content) }
}

function find(call: Call): View | undefined {
  const external = argument(call, 'external_id')
  return external
    ? [...call.workspace.views.values()].find((view) => view.external_id === external)
    : call.workspace.views.get(argument(call, 'view_id'))
}

/** Reads and checks a view; gives Slack's refusal where it may not be shown. */
export function readView(view: unknown, type: string): { content: ViewContent } | { refusal: Reply } {
  if (typeof view !== 'object' || view === null || !('type' in view))
    return { refusal: refuse('invalid_arguments') }
  const problems = [
    ...(view.type === type ? [] : [{ pointer: '/type', message: `must be ${type}` }]),
    ...(type === 'modal' ? modalProblems(view) : homeProblems(view)),
  ]
  if (problems.length === 0) return { content: { ...view } }
  const messages = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:/view${pointer}]`)
  return { refusal: refuse('invalid_arguments', { response_metadata: { messages } }) }
}
