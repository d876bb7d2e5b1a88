/** Whether a model may be asked: everywhere, and channel by channel. */
export type Switches = {
  isOn: (channel?: string) => boolean
  /** Switches it, in one channel or, without one, everywhere; until the process ends. */
  turn: (on: boolean, channel?: string) => void
}

/** The switches of a process: on, but for the channels that the settings name. */
export function createSwitches(offChannels: readonly string[]): Switches {
  const off = new Set(offChannels)
  let everywhere = true
  return {
    isOn: (channel) => everywhere && !(channel !== undefined && off.has(channel)),
    turn(on, channel) {
      if (channel === undefined) everywhere = on
      else if (on) off.delete(channel)
      else off.add(channel)
    },
  }
}
