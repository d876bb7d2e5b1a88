import { button } from './button.ts'
import { drawSteps } from './draw-steps.ts'
import { element } from './element.ts'
import type { PageAnswer, ShownCause } from './page-answer.ts'

/** What an answer's buttons do, and the words on them. */
export type Hands = {
  words: Record<string, string>
  /** The ids of the steps that are ticked by hand; stays the same set. */
  ticked: Set<string>
  copy: (text: string, button: HTMLButtonElement) => void
  copyMarkdown: (button: HTMLButtonElement) => void
  print: () => void
  /** Shows lines of the paste. */
  show: (lines: readonly [number, number]) => void
}

/** An answer as the parts of the page, the verdict first. */
export function drawAnswer(answer: PageAnswer, json: string, hands: Hands): Node[] {
  const { heads, lists, words } = { ...answer, words: hands.words }
  const section = (key: string, ...inside: Node[]) =>
    inside.length > 0 ? [element('section', { class: key }, element('h3', {}, heads[key]), ...inside)] : []
  const bullets = (key: keyof PageAnswer['lists']) =>
    lists[key].length > 0 ? section(key, bulletList(lists[key])) : []
  return [
    element(
      'div',
      { class: `verdict ${answer.act}` },
      element('h2', { tabindex: '-1' }, answer.headline),
      ...answer.direct.map((text) => element('p', {}, text)),
    ),
    ...bullets('warnings'),
    ...(answer.because.length > 0 ? section('because', bulletList(answer.because)) : []),
    ...section(
      'do',
      ...(answer.plan.length > 0 ? drawSteps(answer.plan, hands) : []),
      ...answer.slots.map((text) => element('p', { class: 'quiet' }, text)),
    ),
    ...(answer.paste.length > 0 ? section('paste', pasteList(answer.paste, hands)) : []),
    element(
      'div',
      { class: 'row actions' },
      button(words.copyMarkdown, hands.copyMarkdown),
      button(words.copyJson, (pressed) => hands.copy(json, pressed)),
      button(words.print, hands.print),
    ),
    folded(
      heads.rest,
      element(
        'div',
        {},
        ...section('evidence', ...answer.evidence.map((each) => evidenceItem(each, hands))),
        ...section('causes', ...answer.causes.map(causeItem)),
        ...section('other-steps', ...(answer.steps.length > 0 ? drawSteps(answer.steps, hands) : [])),
        ...bullets('clocks'),
        ...bullets('notes'),
        ...(answer.escalation
          ? section(
              'escalation',
              element('p', {}, answer.escalation.when),
              codeList(answer.escalation.collect),
            )
          : []),
        ...bullets('sources'),
        ...bullets('unread'),
      ),
    ),
    folded(words.json, element('pre', { id: 'json', tabindex: '0' }, json)),
    element('footer', { class: 'quiet' }, answer.footer),
  ]
}

function evidenceItem(
  { name, place, lines, title, words, quoted }: PageAnswer['evidence'][number],
  hands: Hands,
) {
  const where = element(
    'button',
    { type: 'button', class: 'place', title: hands.words.show, onclick: () => hands.show(lines) },
    place,
  )
  return element(
    'div',
    { class: 'item' },
    element('p', {}, element('code', {}, name), ' ', where),
    element('p', {}, title && title !== name && element('strong', {}, `${title}. `), words),
    quoted && element('blockquote', {}, quoted),
  )
}

function causeItem({ title, state, label, because }: ShownCause) {
  return element(
    'div',
    { class: `item ${state}` },
    element('p', {}, element('strong', {}, title), ' ', element('span', { class: 'state' }, label)),
    because.length > 0 && bulletList(because),
  )
}

function pasteList(paste: PageAnswer['paste'], hands: Hands) {
  const items = paste.map(({ command, why }) =>
    element(
      'li',
      {},
      element('code', {}, command),
      ' ',
      button(hands.words.copy, (pressed) => hands.copy(command, pressed)),
      why && element('p', {}, why),
    ),
  )
  return element('ul', { class: 'plain' }, ...items)
}

function bulletList(texts: readonly string[]) {
  return element('ul', {}, ...texts.map((text) => element('li', {}, text)))
}

function codeList(texts: readonly string[]) {
  return element('ul', {}, ...texts.map((text) => element('li', {}, element('code', {}, text))))
}

function folded(head: string | undefined, inside: Node): HTMLElement {
  return element('details', {}, element('summary', {}, head), inside)
}
