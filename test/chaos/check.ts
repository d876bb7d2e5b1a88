import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '../../src/playground/server/workspace.ts'
import { markerOf } from '../../src/slack/delivery/marker.ts'
import { list, record, text } from '../../src/slack/intake/loose.ts'
import type { Store } from '../../src/store/store.ts'
import type { Town } from './town.ts'

/** What is wrong in the end; all of it must be nought. */
export type Verdict = {
  lostReplies: number
  duplicateReplies: number
  outOfOrder: number
  lostCards: number
  duplicateCards: number
  lostTicks: number
  doubleTicks: number
  lostPastes: number
  deadLetters: number
  leftInInbox: number
  leftInOutbox: number
}

/** Milliseconds until everything must be said. */
const CALM_WITHIN = 120_000

/** Waits until nothing is left to do, and looks at what stands in Slack and in the store. */
export async function check(town: Town, store: Store): Promise<Verdict> {
  await calm(store)
  const { slack, ledger } = town
  const verdict: Verdict = {
    lostReplies: 0,
    duplicateReplies: 0,
    outOfOrder: 0,
    lostCards: 0,
    duplicateCards: 0,
    lostTicks: 0,
    doubleTicks: 0,
    lostPastes: 0,
    deadLetters: (await store.outbox.deadLetters(1000)).length,
    leftInInbox: (await store.inbox.pending(1000)).length,
    leftInOutbox: await store.outbox.unsent(),
  }
  const { team } = slack.workspace
  const said = new Map<string, Message[]>()
  for (const messages of slack.workspace.messages.values())
    for (const message of messages) {
      const marker = markerIn(message)
      if (marker) said.set(marker, [...(said.get(marker) ?? []), message])
    }
  verdict.duplicateReplies = [...said.values()].reduce((sum, each) => sum + each.length - 1, 0)

  const keys = new Set<string>()
  const lanes = new Map<string, { id: number; ts: string }[]>()
  for (const { channel, thread, ts } of ledger.asked) {
    const key = `reply ${team} ${channel} ${ts}`
    keys.add(markerOf(key))
    const [message] = said.get(markerOf(key)) ?? []
    const row = await store.outbox.byKey(key)
    if (!message || !row) verdict.lostReplies++
    else lanes.set(thread, [...(lanes.get(thread) ?? []), { id: row.id, ts: message.ts }])
  }
  for (const lane of lanes.values()) {
    const sorted = lane.toSorted((one, other) => one.id - other.id)
    verdict.outOfOrder += sorted.filter(({ ts }, at) => at > 0 && ts < (sorted[at - 1]?.ts ?? '')).length
  }

  for (const { channel, ts } of ledger.opened) {
    const own = slack.workspace.messages
      .get(channel)
      ?.filter((each) => each.thread_ts === ts && each.user === slack.workspace.app.bot.id)
    const cards = own?.filter((each) => !keys.has(markerIn(each) ?? '')) ?? []
    if (cards.length === 0) verdict.lostCards++
    verdict.duplicateCards += Math.max(cards.length - 1, 0)
    const row = await store.incidents.byThread(team, channel, ts)
    const events = row ? await store.incidents.events(row.id) : []
    const ticks = ledger.ticked.filter((each) => each.thread === ts)
    for (const { step, by } of ticks) {
      const found = events.filter((each) => each.kind === 'ticked' && each.step === step && each.by === by)
      if (found.length === 0) verdict.lostTicks++
      verdict.doubleTicks += Math.max(found.length - 1, 0)
    }
    const pastes = ledger.asked.filter((each) => each.thread === ts)
    for (const paste of pastes) {
      const found = events.filter((each) => each.kind === 'pasted' && each.from?.ts === paste.ts)
      if (found.length !== 1) verdict.lostPastes++
    }
  }
  return verdict
}

/** What happened, for whoever reads the figures. */
export function figuresOf({ ledger, street, faults, slack }: Town): Record<string, number> {
  const replies = [...slack.workspace.messages.values()]
    .flat()
    .filter(({ user }) => user === slack.workspace.app.bot.id).length
  const { asked, opened, ticked, refused } = ledger
  return {
    questionsAndPastes: asked.length,
    incidents: opened.length,
    ticks: ticked.length,
    neverAcknowledged: refused,
    ...street.figures,
    ...faults,
    standInSlack: replies,
  }
}

/** Whether something is wrong. */
export function isBad(verdict: Verdict): boolean {
  return Object.values(verdict).some((count) => count !== 0)
}

async function calm(store: Store): Promise<void> {
  const end = Date.now() + CALM_WITHIN
  while (Date.now() < end) {
    const left = (await store.inbox.pending(1)).length + (await store.outbox.unsent())
    if (left === 0) return
    await wait(100)
  }
}

function markerIn({ metadata, blocks }: Message): string | undefined {
  const payload = record(record(metadata).event_payload)
  const marker = text(payload.outbox_key)
  if (marker) return marker
  return list(blocks)
    .map((block) => text(record(block).block_id))
    .find((id) => /^slp-[0-9a-f]{20}$/.test(id))
}
