import type { Options } from '../evidence/options.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { Command } from '../knowledge/step.ts'
import type { DueStep, Finding, Group } from './diagnosis.ts'

/** What may go into a command: the name of a VRF as NX-OS allows it. */
const VRF_NAME = /^[\w.:-]{1,64}$/

/**
 * What the paste or the asker says goes into commands, by slot. A slot stays as it is where nobody said, or where the
 * devices differ. The name of a device never goes into a command.
 */
export function findSlots(groups: readonly Group[], options: Options): ReadonlyMap<string, string> {
  const vrf = options.vrf ?? onlyOne(groups.flatMap(vrfsOf))
  return new Map(vrf !== undefined && VRF_NAME.test(vrf) ? [['<vrf-name>', vrf]] : [])
}

/** A command with its slots filled. */
export function fillSlots(command: Command, slots: ReadonlyMap<string, string>): Command {
  let { text } = command
  for (const [slot, value] of slots) text = text.replaceAll(slot, () => value)
  return { ...command, text }
}

/** Whether a step of a supported cause waits for the name of a VRF that nobody has said. */
export function lacksSlot(checklist: readonly DueStep[], findings: readonly Finding[]): boolean {
  const supported = new Set(findings.filter(({ state }) => state === 'supported').map(({ cause }) => cause))
  return checklist.some(
    ({ causes, commands }) =>
      causes.some((cause) => supported.has(cause)) &&
      commands.some(({ text }) => text.includes('<vrf-name>')),
  )
}

/** The VRF that licensing uses, else those that were pinged in and exist. */
function vrfsOf({ index }: Group): string[] {
  const known = index.get('transport.vrf')?.at(-1)
  if (known) return typeof known.value === 'string' ? [known.value] : []
  return (index.get('ping.result') ?? []).flatMap(({ value }) => {
    const ping = PingResult.safeParse(value)
    return ping.success && ping.data.vrf && ping.data.outcome !== 'bad-vrf' ? [ping.data.vrf] : []
  })
}

function onlyOne(values: readonly string[]): string | undefined {
  const [first, ...others] = new Set(values)
  return others.length === 0 ? first : undefined
}
