import { element } from './element.ts'

/** A button with that word on it. */
export function button(
  label: string | undefined,
  press: (button: HTMLButtonElement) => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', onclick: () => press(made) }, label)
  return made
}
