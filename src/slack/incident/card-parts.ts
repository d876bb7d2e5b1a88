import type { KnownBlock } from '@slack/types'
import { headlineOf } from '../../incident/headline-of.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import { clip } from '../blocks/clip.ts'
import { line, quoted, rich, words } from '../blocks/rich.ts'
import { LIMITS } from '../slack-limits.ts'
import type { CardView } from './card-view.ts'
import { button, plain } from './elements.ts'
import { ref } from './refs.ts'
import { moment, person } from './who.ts'

/** Devices that a card names one by one, those that fail first; the checklist names more. */
const DEVICES = 3

/**
 * The devices of a storm, and what they may have in common. One device is in the verdict already. No table: Slack puts
 * that below everything else, and keeps it where an edit has none.
 */
export function deviceBlocks({ devices, shared }: Incident, knowledge: Knowledge): KnownBlock[] {
  if (devices.length < 2) return []
  const rows = [...devices]
    .sort((one, other) => Number(other.open) - Number(one.open))
    .slice(0, DEVICES)
    .map(({ name, count, open }) => {
      const state = say(knowledge, open ? 'card.device-open' : 'card.device-mended')
      return line(words(clip(name, 80), 'bold'), say(knowledge, 'card.device-row', { count, state }))
    })
  const more = devices.length - DEVICES
  const rest = [
    ...(more > 0 ? [say(knowledge, 'card.more-devices', { count: more })] : []),
    ...(shared ? [shared] : []),
  ]
  return [rich(...rows, ...(rest.length > 0 ? [line(rest.join('. '))] : []))]
}

/** Waits with a button that sets a reminder, and the reminders that are set, each with one that cancels it. */
export function clockBlocks({ id, incident, reminders }: CardView, knowledge: Knowledge): KnownBlock[] {
  const set = reminders.map((each) => each.clock)
  const offers = incident.clocks.flatMap((clock): KnownBlock[] => {
    if (set.includes(clock.id)) return []
    const text = rich(line(`⏱ ${clock.text}`))
    if (!clock.wait) return [text]
    const label = say(knowledge, 'card.remind-in', { wait: wait(knowledge, clock.wait) })
    const offer = button('remind_me', label, ref(id, clock.id))
    return [text, { type: 'actions', block_id: `remind ${clock.id}`, elements: [offer] }]
  })
  const running = reminders.slice(0, 5).flatMap(({ id: reminder, due, clock }): KnownBlock[] => {
    const about = incident.clocks.find((each) => each.id === clock)?.text
    const label = say(knowledge, 'card.remind-cancel')
    return [
      rich(...(about ? [line(`⏱ ${about}`)] : []), line(say(knowledge, 'card.remind-set'), moment(due))),
      {
        type: 'actions',
        block_id: clip(`cancel ${reminder}`, LIMITS.id),
        elements: [button('cancel_reminder', label, ref(id, reminder))],
      },
    ]
  })
  return [...offers, ...running]
}

/** The evidence that it is over; the offer to close it is the card's first button. */
export function closingBlocks({ incident }: CardView, knowledge: Knowledge): KnownBlock[] {
  if (!incident.closing) return []
  return [
    rich(
      line(
        words(incident.flapped ? `👀 ${incident.flapped}` : `✅ ${say(knowledge, 'card.closing')}`, 'bold'),
      ),
      ...incident.closing.slice(0, 2).map((text) => quoted(text)),
    ),
  ]
}

/** What a resolved incident was, and who resolved it. */
export function resolvedBlocks({ number, incident }: CardView, knowledge: Knowledge): KnownBlock[] {
  const { resolved, devices, fixed } = incident
  const names = devices.map(({ name }) => name).slice(0, 6)
  const done = incident.steps.filter(({ state }) => state === 'done').length
  const title = `✅ #${number} ${say(knowledge, 'card.resolved')}${names.length > 0 ? ` · ${names.join(', ')}` : ''}`
  return [
    { type: 'header', text: plain(title, LIMITS.header) },
    rich(
      line(headlineOf(incident, knowledge)),
      ...(fixed
        ? [line(say(knowledge, 'card.fixed-by'), person(fixed.by, knowledge))]
        : [line(words(say(knowledge, 'card.fix-unsaid'), 'italic'))]),
      ...(incident.closing ?? []).slice(0, 2).map((text) => quoted(text)),
      ...(done > 0
        ? [line(say(knowledge, done === 1 ? 'card.step-done' : 'card.steps-done', { count: done }))]
        : []),
      ...(resolved
        ? [
            line(
              say(knowledge, `card.resolved-${resolved.how}`),
              person(resolved.by, knowledge),
              words(', '),
              moment(resolved.at),
            ),
          ]
        : []),
    ),
  ]
}
