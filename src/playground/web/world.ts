import { createContext, useContext } from 'react'
import type { Acts, ChannelItem, Outcome, Setting } from '../protocol.ts'
import type { Place } from './use-place.ts'

/** What every part of the page may need. */
export type WorldValue = {
  setting: Setting
  /** Whom one is. */
  user: string
  theme: 'light' | 'dark'
  channels: readonly ChannelItem[]
  perform: <Name extends keyof Acts>(name: Name, act: Acts[Name]) => Promise<Outcome>
  goTo: (to: Place) => void
  openEngine: () => void
}

/** Where it comes from. */
export const World = createContext<WorldValue | undefined>(undefined)

/** The world, for a part that stands in it. */
export function useWorld(): WorldValue {
  const world = useContext(World)
  if (!world) throw new Error('this part stands outside the world')
  return world
}
