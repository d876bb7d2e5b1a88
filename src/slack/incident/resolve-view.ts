import type { ModalView, PlainTextOption } from '@slack/types'
import type { Fix } from '../../incident/event.ts'
import type { Incident } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { likelyCauses } from '../../reply/undecided.ts'
import { quoted, rich } from '../blocks/rich.ts'
import { LIMITS } from '../slack-limits.ts'
import { plain } from './elements.ts'
import { ref } from './refs.ts'

/** Ticked steps and causes that are offered; the rest goes into words. */
const STEPS = 4
const CAUSES = 3

/** Characters that somebody types. */
const TYPED_AT_MOST = 500

/**
 * Asks what fixed it before an incident is closed, and afterwards where nobody said: a step that was ticked, a cause, by
 * itself, not known, or in words. Nothing is chosen beforehand: the bot doesn't guess.
 */
export function resolveView(id: string, incident: Incident, knowledge: Knowledge): ModalView {
  const label = (key: string, atMost: number) => plain(say(knowledge, `card.${key}`), atMost)
  const open = incident.status === 'open'
  return {
    type: 'modal',
    callback_id: 'resolve_how',
    private_metadata: ref(id),
    title: label('resolve-title', LIMITS.modalTitle),
    submit: label(open ? 'resolve' : 'note-submit', LIMITS.modalTitle),
    close: label('cancel', LIMITS.modalTitle),
    blocks: [
      ...(incident.closing ? [rich(...incident.closing.slice(0, 2).map((text) => quoted(text)))] : []),
      {
        type: 'input',
        block_id: 'fix',
        label: label('resolve-what', LIMITS.inputLabel),
        element: { type: 'radio_buttons', action_id: 'fix', options: fixOptions(incident, knowledge) },
      },
      {
        type: 'input',
        block_id: 'typed',
        optional: true,
        label: label('resolve-words', LIMITS.inputLabel),
        element: { type: 'plain_text_input', action_id: 'typed', max_length: TYPED_AT_MOST },
      },
    ],
  }
}

function fixOptions({ steps, answer }: Incident, knowledge: Knowledge): PlainTextOption[] {
  const option = (value: string, text: string): PlainTextOption => ({
    text: plain(text, LIMITS.optionText),
    value,
  })
  const ticked = steps.filter(({ state, by }) => state === 'done' && by !== 'bot').slice(0, STEPS)
  const titles = new Map(likelyCauses(answer.causes).map(({ id, title }) => [id, title]))
  return [
    ...ticked.map(({ id, text }) => option(`step ${id}`, text)),
    ...[...titles]
      .slice(0, CAUSES)
      .map(([id, title]) => option(`cause ${id}`, say(knowledge, 'card.fix-cause', { title }))),
    ...(['itself', 'unknown', 'words'] as const).map((kind) =>
      option(kind, say(knowledge, `card.fix-${kind}`)),
    ),
  ]
}

/** What somebody chose and typed; undefined where it is none of what was offered. */
export function readFix(value: string, words: string): Fix | undefined {
  const [kind = '', id] = value.split(' ')
  const told = words ? { words } : {}
  if (kind === 'itself' || kind === 'unknown' || kind === 'words') return { kind, ...told }
  if ((kind === 'step' || kind === 'cause') && id) return { kind, id, ...told }
  return undefined
}
