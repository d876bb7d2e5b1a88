import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { ChannelItem, Item, MessageItem, Update, ViewItem } from '../protocol.ts'
import { follow } from './api.ts'

/** What a person has on their screen, sorted. Messages are in the order in which they were said. */
export type Screen = {
  connected: boolean
  channels: ChannelItem[]
  messages: MessageItem[]
  modal: ViewItem | undefined
  home: ViewItem | undefined
}

type Items = ReadonlyMap<string, Item>

/** Keeps a person's screen up to date. */
export function useScreen(user: string): Screen {
  const [items, update] = useReducer(applied, new Map<string, Item>())
  const [connected, setConnected] = useState(true)
  useEffect(() => follow(user, update, setConnected), [user])
  const all = useMemo(() => sorted(items), [items])
  const channels = useKept(all.channels)
  return useMemo(() => ({ connected, ...all, channels }), [all, channels, connected])
}

/** The list of before, where the new one holds the same: what stands on it needn't be drawn again. */
function useKept<Member>(list: Member[]): Member[] {
  const before = useRef(list)
  const same = list.length === before.current.length && list.every((each, at) => each === before.current[at])
  if (!same) before.current = list
  return before.current
}

function applied(before: Items, { first, set, drop }: Update): Items {
  const items = new Map(first ? [] : before)
  for (const key of drop) items.delete(key)
  for (const [key, item] of Object.entries(set)) items.set(key, item)
  return items
}

function sorted(items: Items): Omit<Screen, 'connected'> {
  const all = [...items.values()]
  const views = all.filter((item): item is ViewItem => item.kind === 'modal' || item.kind === 'home')
  return {
    channels: all.filter((item) => item.kind === 'channel'),
    messages: all
      .filter((item) => item.kind === 'message')
      .sort((one, other) => Number(one.ts) - Number(other.ts)),
    modal: views.find(({ kind }) => kind === 'modal'),
    home: views.find(({ kind }) => kind === 'home'),
  }
}
