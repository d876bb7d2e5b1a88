import type { KnownBlock, ModalView } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { clip } from '../blocks/clip.ts'
import { fitModal, restBlocks } from '../blocks/more-view.ts'
import { line, rich, words } from '../blocks/rich.ts'
import { AIM, LIMITS } from '../limits.ts'
import { allButtons } from './card-buttons.ts'
import { clockBlocks } from './card-parts.ts'
import type { CardView } from './card-view.ts'
import { contextLine } from './context-line.ts'
import { plain } from './elements.ts'
import { namingOf } from './naming-of.ts'
import { narrowingBlocks } from './narrowing-select.ts'
import { planOf } from './plan-of.ts'
import { ref } from './refs.ts'
import { stepRows } from './step-rows.ts'

/** The callback of the checklist, by which a click in it is told from one on a card. */
export const CHECKLIST = 'checklist'

/** Devices that are named one by one. */
const DEVICES = 60

/** Blocks that are kept for what stands below the steps. */
const BELOW = 20

/** Devices that the title names. */
const NAME = 14

/**
 * The checklist of an incident, a modal that one can work in: the steps of the plan to tick, then all others, what may be
 * chosen, waits and reminders, why, the other causes, notes and sources.
 */
export function checklistView(view: CardView, knowledge: Knowledge): ModalView {
  const { id, number, incident } = view
  const plan = planOf(incident)
  const planned = new Set(plan.map(({ id: own }) => own))
  const others = incident.steps.filter(({ id: own }) => !planned.has(own))
  const numbered = [...plan, ...others].map((step, at) => ({ step, number: at + 1 }))
  const [device] = incident.devices
  const heading = (key: string, count: number): KnownBlock[] =>
    count > 0 ? [rich(line(words(say(knowledge, key), 'bold')))] : []
  const below = [
    ...deviceLines(view, knowledge),
    ...narrowingBlocks(view, knowledge),
    ...clockBlocks(view, knowledge),
    allButtons(view, knowledge),
    ...restBlocks(incident.answer, knowledge, namingOf(incident)),
  ]
  const room = AIM.modalBlocks - Math.min(below.length, BELOW) - 3
  const own = stepRows(numbered.slice(0, plan.length), { id, blocks: room }, knowledge)
  return {
    type: 'modal',
    callback_id: CHECKLIST,
    private_metadata: ref(id),
    title: plain(`#${number}${device ? ` ${clip(device.name, NAME)}` : ''}`, LIMITS.modalTitle),
    close: plain(say(knowledge, 'card.close'), LIMITS.modalTitle),
    blocks: fitModal(
      [
        contextLine(view, knowledge),
        ...heading('part.do', plan.length),
        ...own,
        ...heading(plan.length > 0 ? 'card.other-steps' : 'part.do', others.length),
        ...stepRows(numbered.slice(plan.length), { id, blocks: room - own.length }, knowledge),
        ...below,
      ],
      knowledge,
    ),
  }
}

/** Every device of a storm, with what is open of it: a modal takes no table. */
function deviceLines({ incident: { devices } }: CardView, knowledge: Knowledge): KnownBlock[] {
  if (devices.length < 2) return []
  const more = devices.length - DEVICES
  return [
    rich(
      line(words(say(knowledge, 'card.shared-devices'), 'bold')),
      ...devices
        .slice(0, DEVICES)
        .map(({ name, count, open }) =>
          line(`${name} · ${count} · ${say(knowledge, open ? 'card.device-open' : 'card.device-mended')}`),
        ),
      ...(more > 0 ? [line(say(knowledge, 'card.more-devices', { count: more }))] : []),
    ),
  ]
}
