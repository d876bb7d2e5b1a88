import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel, Message } from '../../src/playground/server/workspace.ts'
import type { Times } from '../../src/slack/delivery/times.ts'
import type { StorePlace } from '../../src/store/open-store.ts'
import { ROOT } from '../conventions/sources.ts'
import { type SeededRandom, seededRandom } from '../evidence/seeded-random.ts'
import type { Orders } from './bot.ts'
import { type FaultFigures, makeFaulty } from './faulty.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { openStreet, type Street } from './street.ts'

/** As in production, only sooner; margins that a crowded machine keeps: a row in doubt is looked for after three seconds. */
const HASTE: Times = {
  request: 1500,
  margin: 1500,
  pace: 2,
  burst: 100,
  look: 40,
  sweep: 250,
  remind: 250,
  tidy: 3_600_000,
  stale: 4000,
  deaf: 300_000,
}

/** Threads without an incident, in which questions are asked. */
const THREADS = 17

/** Channels with an incident each, and what is pasted into one before another channel has its turn: a thread, not a flood. */
const INCIDENTS = 12
const PASTES = 10

/** Deliveries and calls that are under way at once. */
const AT_ONCE = 30

/** Two people at work in a Slack that fails, with bots that may die at any time. */
export type Town = {
  random: SeededRandom
  slack: FakeSlack
  street: Street
  fleet: Fleet
  faults: FaultFigures
  ledger: Ledger
  /** Does something every so many milliseconds, until it is told to stop. */
  work: (every: number) => { stop: () => Promise<void> }
  close: () => Promise<void>
}

/** Everything that people did and the bot has acknowledged. */
export type Ledger = {
  /** Messages that ask for exactly one reply, in their thread. */
  asked: { channel: string; thread: string; ts: string }[]
  /** Ticks that were acknowledged. */
  ticked: { channel: string; thread: string; step: string; by: string }[]
  /** The roots of incidents. */
  opened: { channel: string; ts: string }[]
  /** What was never acknowledged. */
  refused: number
}

const QUESTIONS = [
  'what port does CSLU use',
  'failed to receive report acknowledgment',
  'how do I install a trust code',
]

/** What is pasted into incidents. Constructed after the chapter's example. */
function commFailed(device: string, minute: number): string {
  const clock = `02:${String(minute % 60).padStart(2, '0')}:09`
  return `2026 Nov 24 ${clock} ${device} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name`
}

/** A town without bots. */
export async function buildTown(seed: number, place: StorePlace, spares: number): Promise<Town> {
  const random = seededRandom(seed)
  const slack = await startFakeSlack({
    rateLimits: false,
    manifest: readFileSync(join(ROOT, 'manifest.yml'), 'utf8'),
    // Slack gives up after three more attempts and six minutes; here a bot is down for a larger part of the time
    retryAfter: [0, ...Array.from({ length: 300 }, () => 250)],
  })
  const { botToken, signingSecret } = slack.app
  const config = {
    botToken,
    signingSecret,
    apiUrl: slack.apiUrl,
    port: 0,
    host: '127.0.0.1',
    watchChannels: [],
  }
  const orders: Orders = { config, place, times: HASTE, logLevel: 'warn' }
  const fleet = createFleet(orders, spares)
  const street = await openStreet(() => fleet.up.map(({ port }) => port), random)
  slack.deliverTo(street.target)
  const faults = makeFaulty(slack.faults, random)
  const people = ['alice', 'bert'].map((name) => slack.person(name))
  const ledger: Ledger = { asked: [], ticked: [], opened: [], refused: 0 }
  const folk = settleIn(slack, people)

  return {
    random,
    slack,
    street,
    fleet,
    faults,
    ledger,
    work(every) {
      let stopped = false
      const underWay = new Set<Promise<void>>()
      const days = (async () => {
        while (!stopped) {
          await wait(every)
          if (underWay.size >= AT_ONCE) continue
          const act = doSomething(slack, folk, ledger, random).finally(() => underWay.delete(act))
          underWay.add(act)
        }
      })()
      return {
        async stop() {
          stopped = true
          await days
          await Promise.all(underWay)
          await slack.settled()
        },
      }
    },
    async close() {
      await fleet.stop()
      await street.stop()
      await slack.stop()
    },
  }
}

type Folk = {
  people: Person[]
  questions: { channel: Channel; root: Message }[]
  incidents: Site[]
  used: Set<string>
}

/** A channel in which a switch fails. `root`: what opened the incident, once somebody has pasted it. */
type Site = { channel: Channel; device: string; root: Message | undefined; pastes: number }

function settleIn(slack: FakeSlack, people: Person[]): Folk {
  const [first] = people
  const talk = slack.channel('talk', people, { bot: true })
  const questions = Array.from({ length: THREADS }, (_, at) => ({
    channel: talk,
    root: first?.post(talk, `something about ports, ${at}`),
  }))
  return {
    people,
    questions: questions.flatMap(({ channel, root }) => (root ? [{ channel, root }] : [])),
    incidents: Array.from({ length: INCIDENTS }, (_, at) => newSite(slack, people, at)),
    used: new Set(),
  }
}

function newSite(slack: FakeSlack, people: Person[], at: number): Site {
  return { channel: slack.channel(`noc-${at}`, people), device: `leaf-${at}`, root: undefined, pastes: 0 }
}

/** A question, a paste, a tick: whatever comes up. */
async function doSomething(
  slack: FakeSlack,
  folk: Folk,
  ledger: Ledger,
  random: SeededRandom,
): Promise<void> {
  const person = random.pick(folk.people)
  const chance = random.int(100)
  if (chance < 35) {
    const { channel, root } = random.pick(folk.questions)
    const { ts } = person.post(channel, `@slp-bot ${random.pick(QUESTIONS)}`, { thread: root.ts })
    return acknowledged(slack, ts, ledger, () =>
      ledger.asked.push({ channel: channel.id, thread: root.ts, ts }),
    )
  }
  const incident = random.pick(folk.incidents)
  const { channel, device } = incident
  if (!incident.root) {
    incident.root = person.post(channel, `@slp-bot ${commFailed(device, 0)}`)
    const { ts } = incident.root
    return acknowledged(slack, ts, ledger, () => ledger.opened.push({ channel: channel.id, ts }))
  }
  const { ts: thread } = incident.root
  if (chance < 55) {
    incident.pastes++
    if (incident.pastes === PASTES) {
      // whatever still goes on in the old one is looked at in the end all the same
      const next = newSite(slack, folk.people, slack.workspace.channels.size)
      folk.incidents[folk.incidents.indexOf(incident)] = next
    }
    const typed = `@slp-bot ${commFailed(device, random.int(60))}`
    const { ts } = person.post(channel, typed, { thread })
    return acknowledged(slack, ts, ledger, () => ledger.asked.push({ channel: channel.id, thread, ts }))
  }
  return tick(slack, folk, ledger, random, person, { channel, thread })
}

/** Events come again until they are acknowledged; both the mention and the message have to be. */
async function acknowledged(
  slack: FakeSlack,
  ts: string,
  ledger: Ledger,
  note: () => unknown,
): Promise<void> {
  const own = slack.deliveries.slice(-4).filter(({ payload }) => eventTs(payload) === ts)
  const results = await Promise.all(own.map(({ result }) => result))
  if (results.length > 0 && results.every((each) => each.acknowledged)) note()
  else ledger.refused++
}

function eventTs({ event }: Readonly<Record<string, unknown>>): unknown {
  return typeof event === 'object' && event !== null && 'ts' in event ? event.ts : undefined
}

async function tick(
  slack: FakeSlack,
  folk: Folk,
  ledger: Ledger,
  random: SeededRandom,
  person: Person,
  { channel, thread }: { channel: Channel; thread: string },
): Promise<void> {
  const card = slack
    .thread(channel, thread)
    .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('open_checklist'))
  if (!card) return
  // the boxes are in the checklist that the card's button opens, where the bot lives to open it
  await person.click(channel, card, 'open_checklist')
  const view = person.modal()
  const steps = stepsOf(view?.blocks)
  // somebody who does several things at once may have another one before them
  const own = JSON.stringify(card.blocks).includes(`"value":"${view?.private_metadata}"`)
  if (view?.callback_id !== 'checklist' || !own || steps.length === 0) return
  const step = random.pick(steps)
  const mark = `${channel.id} ${step} ${person.user.id}`
  if (folk.used.has(mark)) return
  folk.used.add(mark)
  const delivered = await person.tick(view, step)
  const tick = { channel: channel.id, thread, step, by: person.user.id }
  // Slack doesn't deliver a click again, and the box stays ticked in front of whoever clicked: a second click unticks it
  if ('acknowledged' in delivered && delivered.acknowledged) ledger.ticked.push(tick)
}

/** The ids of the steps of a card that nobody has ticked. */
function stepsOf(blocks: unknown[] | undefined): string[] {
  return (blocks ?? []).flatMap((block) => {
    const { elements } = block as { elements?: unknown }
    return (Array.isArray(elements) ? elements : []).flatMap(
      (each: { action_id?: string; options?: { value: string }[]; initial_options?: unknown }) =>
        each.action_id === 'tick_step' && !each.initial_options
          ? (each.options ?? []).map(({ value }) => value)
          : [],
    )
  })
}
