import { button } from './button.ts'
import type { Hands } from './draw-answer.ts'
import { element } from './element.ts'
import type { ShownCommand, ShownStep } from './page-answer.ts'

/** The checklist: each step a checkbox, ticked by hand or by what was pasted; a line above counts them. */
export function drawSteps(steps: readonly ShownStep[], hands: Hands): Node[] {
  const count = element('p', { class: 'quiet', 'aria-live': 'polite' })
  const tell = () => {
    const done = steps.filter(({ id, state }) => state === 'done' || hands.ticked.has(id)).length
    count.textContent = (hands.words.progress ?? '')
      .replace('{done}', `${done}`)
      .replace('{all}', `${steps.length}`)
  }
  tell()
  const items = steps.map((step) => element('li', { class: step.state }, ...stepParts(step, hands, tell)))
  return [count, element('ol', { class: 'steps' }, ...items)]
}

function stepParts(step: ShownStep, hands: Hands, tell: () => void): (Node | string)[] {
  const proven = step.state === 'done'
  const box = element('input', {
    type: 'checkbox',
    disabled: proven,
    onchange() {
      if (box.checked) hands.ticked.add(step.id)
      else hands.ticked.delete(step.id)
      tell()
    },
  })
  box.checked = proven || hands.ticked.has(step.id)
  return [
    element('label', {}, box, element('span', {}, step.text, step.because && ` ${step.because}`)),
    ...(step.danger ? [element('p', { class: 'danger' }, step.danger)] : []),
    ...commandParts(step.commands, hands),
    ...step.more.map((text) => element('p', {}, text)),
    ...(step.undo
      ? [
          element(
            'details',
            {},
            element('summary', {}, step.undo.head),
            ...commandParts(step.undo.commands, hands),
          ),
        ]
      : []),
  ]
}

/** Commands in their order; the marks before them are drawn, so that they are never copied. */
function commandParts(commands: readonly ShownCommand[], hands: Hands): Node[] {
  if (commands.length === 0) return []
  const lines = commands.map(({ mark, text }) => element('code', { 'data-mark': mark }, text))
  const all = commands.map(({ text }) => text).join('\n')
  return [
    element(
      'div',
      { class: 'commands' },
      element('pre', { tabindex: '0' }, ...lines.flatMap((line, at) => (at > 0 ? ['\n', line] : [line]))),
      button(hands.words.copy, (pressed) => hands.copy(all, pressed)),
    ),
  ]
}
