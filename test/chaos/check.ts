import { setTimeout as wait } from 'node:timers/promises'
import type { Channel, Message } from '../../src/playground/server/workspace.ts'
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
  const bot = slack.workspace.app.bot.id
  const said = new Map<string, Message[]>()
  for (const messages of slack.workspace.messages.values())
    for (const message of messages) {
      const marker = markerIn(message)
      if (marker) said.set(marker, [...(said.get(marker) ?? []), message])
    }
  verdict.duplicateReplies = [...said.values()].reduce((sum, each) => sum + each.length - 1, 0)

  const lanes = new Map<string, { id: number; ts: string }[]>()
  const find = async ({ channel, thread, ts }: { channel: string; thread: string; ts: string }) => {
    const key = `reply ${team} ${channel} ${ts}`
    const [message] = said.get(markerOf(key)) ?? []
    const row = message && (await store.outbox.byKey(key))
    if (row) lanes.set(thread, [...(lanes.get(thread) ?? []), { id: row.id, ts: message.ts }])
    return row && message
  }

  const roots = new Set(ledger.opened.map(({ ts }) => ts))
  for (const question of ledger.asked.filter(({ thread }) => !roots.has(thread)))
    if (!(await find(question))) verdict.lostReplies++

  for (const { channel, ts } of ledger.opened) {
    // whichever of its pastes came first has opened it, and has the card for an answer; the others have a note each
    const pastes = [{ channel, thread: ts, ts }, ...ledger.asked.filter(({ thread }) => thread === ts)]
    const notes = (await Promise.all(pastes.map(find))).filter((each) => each !== undefined)
    const own = slack.thread({ id: channel } as Channel, ts).filter(({ user }) => user === bot)
    const cards = own.filter((each) => !notes.includes(each))
    verdict.lostReplies += pastes.length - 1 - notes.length
    verdict.lostCards += cards.length === 0 ? 1 : 0
    verdict.duplicateCards += Math.max(cards.length - 1, 0)
    const row = await store.incidents.byThread(team, channel, ts)
    const events = row ? await store.incidents.events(row.id) : []
    for (const { step, by } of ledger.ticked.filter(({ thread }) => thread === ts)) {
      const found = events.filter((each) => each.kind === 'ticked' && each.step === step && each.by === by)
      verdict.lostTicks += found.length === 0 ? 1 : 0
      verdict.doubleTicks += Math.max(found.length - 1, 0)
    }
    for (const paste of pastes) {
      const found = events.filter((each) => each.kind === 'pasted' && each.from?.ts === paste.ts)
      verdict.lostPastes += found.length === 1 ? 0 : 1
    }
  }
  for (const lane of lanes.values()) {
    const sorted = lane.toSorted((one, other) => one.id - other.id)
    verdict.outOfOrder += sorted.filter(({ ts }, at) => at > 0 && ts < (sorted[at - 1]?.ts ?? '')).length
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

/** Waits until nothing is left to do; not for ever. */
export async function calm(store: Store): Promise<void> {
  const end = Date.now() + CALM_WITHIN
  while (Date.now() < end) {
    const left = (await store.inbox.pending(1)).length + (await store.outbox.unsent())
    if (left === 0) return
    await wait(100)
  }
}

/** What tells our messages apart. */
export function markerIn({ metadata, blocks }: Message): string | undefined {
  const payload = record(record(metadata).event_payload)
  const marker = text(payload.outbox_key)
  if (marker) return marker
  return list(blocks)
    .map((block) => text(record(block).block_id))
    .find((id) => /^slp-[0-9a-f]{20}$/.test(id))
}
