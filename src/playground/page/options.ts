import type { Options } from '../../evidence/options.ts'
import { byId, element } from './element.ts'
import type { PageData } from './page-data.ts'

/** Fills the menus of the options. */
export function fillOptions({ transports, topologies }: PageData): void {
  const fill = (id: string, values: readonly string[]) =>
    byId(id, HTMLSelectElement).append(...values.map((value) => element('option', { value }, value)))
  fill('transport', transports)
  fill('topology', topologies)
}

/** What was chosen beside the paste, the same as the terminal's options; undefined where the time is none. */
export function readOptions(): Options | undefined {
  const at = byId('at', HTMLInputElement).value.trim()
  const time = at ? new Date(at) : new Date()
  const wrong = Number.isNaN(time.getTime())
  byId('at-wrong', HTMLElement).hidden = !wrong
  byId('at', HTMLInputElement).setAttribute('aria-invalid', `${wrong}`)
  if (wrong) return undefined
  const chosen = (id: string) => byId(id, HTMLSelectElement).value
  const vrf = byId('vrf', HTMLInputElement)
  return {
    at: time.toISOString(),
    asked: true,
    ...(chosen('transport') && { transport: chosen('transport') as NonNullable<Options['transport']> }),
    ...(chosen('topology') && { topology: chosen('topology') as NonNullable<Options['topology']> }),
    ...(vrf.value && vrf.validity.valid && { vrf: vrf.value }),
  }
}
