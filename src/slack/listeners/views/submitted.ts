import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { NewEvent } from '../../../incident/event.ts'
import { withoutSecrets } from '../../../text/secrets.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { changeIncident, type Decision, type Found } from '../../incident/change-incident.ts'
import { handedEvents, tell } from '../../incident/do-word.ts'
import { handedMessage } from '../../incident/hand-over.ts'
import { refreshChecklist } from '../../incident/refresh-checklist.ts'
import { readRef } from '../../incident/refs.ts'
import { readFix } from '../../incident/resolve-view.ts'
import type { Delivery } from '../../incident/settle.ts'
import { TYPED_AT_MOST } from '../../incident/views.ts'
import { record, text } from '../../intake/loose.ts'
import { claimOf } from '../../once-only.ts'
import { isColleague } from '../actions/incident-click.ts'

/** What Bolt gives for a modal that somebody filled in. */
export type ViewArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs

/** What somebody gave with a modal. `rest`: what else its reference says. */
type Typed = { rest: string; typed: string; at: string; by: string }

/** The modal that asks why a step is skipped. */
export async function onSkipStep(args: ViewArgs, desk: Desk): Promise<void> {
  await changeByView(args, desk, ({ incident: { steps } }, { rest, typed, at, by }) =>
    typed && steps.some(({ id }) => id === rest)
      ? { events: [{ kind: 'skipped', at, by, step: rest, reason: typed }] }
      : undefined,
  )
}

/** The modal that asks for a note. */
export async function onNote(args: ViewArgs, desk: Desk): Promise<void> {
  await changeByView(args, desk, (_, { typed, at, by }) =>
    typed ? { events: [{ kind: 'noted', at, by, text: typed }] } : undefined,
  )
}

/** The modal that asks what fixed it: closes the incident, and keeps what was said. */
export async function onResolveHow(args: ViewArgs, desk: Desk): Promise<void> {
  const { fix: chosen } = record(args.view.state.values.fix)
  const value = text(record(record(chosen).selected_option).value)
  await changeByView(args, desk, ({ incident: { status, closing } }, { typed, at, by }) => {
    const fix = readFix(value, typed)
    const how = closing ? ('evidence' as const) : ('hand' as const)
    const events: NewEvent[] = [
      ...(status === 'open' ? [{ kind: 'resolved' as const, at, by, how }] : []),
      ...(fix ? [{ kind: 'fixed' as const, at, by, fix }] : []),
    ]
    return events.length > 0 ? { events } : undefined
  })
}

/** The modal that hands an incident over: its thread says to whom, and how it stands. */
export async function onHandOver(args: ViewArgs, desk: Desk): Promise<void> {
  const { to: chosen } = record(args.view.state.values.to)
  const to = text(record(chosen).selected_user) || undefined
  await changeByView(args, desk, (found, { typed, at, by }, delivery) => {
    const change = { by, ...(to !== undefined && { to }), ...(typed && { note: typed }) }
    const message = handedMessage(found, change, desk.engine.knowledge)
    return { events: handedEvents(change, at), also: tell(found, message, delivery) }
  })
}

/** A modal has gone by then; a direct message is the only way to its owner. */
export function tellView({ client, body }: ViewArgs, sentence: string): Promise<unknown> {
  return client.chat.postMessage({ channel: body.user.id, text: sentence })
}

async function changeByView(
  { ack, view, body, context, client }: ViewArgs,
  desk: Desk,
  decide: (found: Found, typed: Typed, delivery: Delivery) => Decision | undefined,
): Promise<void> {
  await ack()
  const wanted = readRef(view.private_metadata)
  const row = wanted && (await desk.store.incidents.byId(wanted.id))
  if (!wanted || row?.team !== (context.teamId ?? '')) return
  if (!(await isColleague(body, row.team, desk.people))) return
  const words = text(record(record(view.state.values.typed).typed).value)
    .trim()
    .slice(0, TYPED_AT_MOST)
  const typed = withoutSecrets(words).text
  const delivery = {
    inbox: inboxOf(context),
    claim: claimOf([view.callback_id, view.id, view.hash, body.user.id]),
  }
  await changeIncident(desk, delivery, row, (found) =>
    decide(found, { rest: wanted.rest, typed, at: found.at, by: body.user.id }, delivery),
  )
  // the checklist that lies below shows it too
  const below = text(view.previous_view_id)
  if (below) await refreshChecklist(desk, client, { view: below, incident: row.id })
}
