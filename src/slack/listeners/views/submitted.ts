import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { NewEvent } from '../../../incident/event.ts'
import type { Incident } from '../../../incident/incident.ts'
import { withoutSecrets } from '../../../text/secrets.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { changeIncident } from '../../incident/change-incident.ts'
import { readRef } from '../../incident/refs.ts'
import { record, text } from '../../intake/loose.ts'
import { claimOf } from '../../once-only.ts'

/** What Bolt gives for a modal that somebody filled in. */
export type ViewArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs

/** The modal that asks why a step is skipped. */
export async function onSkipStep(args: ViewArgs, desk: Desk): Promise<void> {
  await changeByView(args, desk, ({ steps }, { rest, typed, at, by }) =>
    steps.some(({ id }) => id === rest) ? { kind: 'skipped', at, by, step: rest, reason: typed } : undefined,
  )
}

/** The modal that asks for a note. */
export async function onNote(args: ViewArgs, desk: Desk): Promise<void> {
  await changeByView(args, desk, (_, { typed, at, by }) => ({ kind: 'noted', at, by, text: typed }))
}

/** A modal has gone by then; a direct message is the only way to its owner. */
export function tellView({ client, body }: ViewArgs, sentence: string): Promise<unknown> {
  return client.chat.postMessage({ channel: body.user.id, text: sentence })
}

async function changeByView(
  { ack, view, body, context }: ViewArgs,
  desk: Desk,
  eventOf: (
    incident: Incident,
    typed: { rest: string; typed: string; at: string; by: string },
  ) => NewEvent | undefined,
): Promise<void> {
  await ack()
  const wanted = readRef(view.private_metadata)
  const row = wanted && (await desk.store.incidents.byId(wanted.id))
  if (!wanted || row?.team !== (context.teamId ?? '')) return
  const typed = withoutSecrets(text(record(record(view.state.values.typed).typed).value).trim()).text
  if (!typed) return
  const delivery = {
    inbox: inboxOf(context),
    claim: claimOf([view.callback_id, view.id, view.hash, body.user.id]),
  }
  await changeIncident(desk, delivery, row, ({ incident, at }) => {
    const event = eventOf(incident, { rest: wanted.rest, typed, at, by: body.user.id })
    return event && { events: [event] }
  })
}
