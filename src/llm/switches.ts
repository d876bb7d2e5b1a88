import type { Ledger } from './ledger.ts'

/** Whether a model may be asked: everywhere, and channel by channel. They reject where the ledger does. */
export type Switches = {
  isOn: (channel?: string) => Promise<boolean>
  /** Switches it, in one channel or, without one, everywhere; for as long as the ledger lives. */
  turn: (on: boolean, channel?: string) => Promise<void>
}

/** The switch of everything. */
const EVERYWHERE = 'everywhere'

/** The switches of a model: on, but for the channels that the settings name; what somebody switched counts more. */
export function createSwitches(offChannels: readonly string[], ledger: Ledger): Switches {
  return {
    async isOn(channel) {
      if ((await ledger.switched(EVERYWHERE)) === false) return false
      if (channel === undefined) return true
      return (await ledger.switched(nameOf(channel))) ?? !offChannels.includes(channel)
    },
    turn: (on, channel) => ledger.turn(channel === undefined ? EVERYWHERE : nameOf(channel), on),
  }
}

function nameOf(channel: string): string {
  return `channel ${channel}`
}
