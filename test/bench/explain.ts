import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createEngine } from '../../src/engine.ts'
import type { Options } from '../../src/evidence/options.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { explain } from '../../src/reply/explain.ts'
import { mutate } from '../evidence/mutants.ts'
import { seededRandom } from '../evidence/seeded-random.ts'

const MUTATIONS = 20_000
const SIZES_KB = [1, 10, 100, 1000, 10_000]
const ENTRIES = [10, 10_000]
const OPTIONS: Options = { at: '2026-11-24T03:00:00.000Z', asked: true }

// constructed
const LINES = [
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name',
  '2026 Nov 24 02:11:10 leaf-12 %BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down',
  '2026 Nov 24 02:12:00 leaf-12 %ETHPORT-5-IF_DOWN_ADMIN_DOWN: Interface Ethernet1/42 is down (Administratively down)',
  'last message repeated 3 times',
]

// constructed
const OUTPUTS = [
  'leaf-12# show license status',
  'Transport:',
  '  Type: Smart',
  '  URL: https://smartreceiver.cisco.com/licservice/license',
  '  Proxy:',
  '    Not configured',
  '  VRF: management',
  'Usage reporting:',
  '  Last ACK received: Oct 25 09:20:00 2026 UTC',
  '  Next ACK deadline: Jan 23 09:20:00 2027 UTC',
  '  Reporting push interval: 30 days',
  '  Next report push: Nov 24 09:20:00 2026 UTC',
  'Trust Code installed: Jul 14 11:40:36 2026 UTC',
  'leaf-12# ping smartreceiver.cisco.com vrf management',
  '% Invalid host/interface smartreceiver.cisco.com',
]

const LOG = LINES.join('\n')

/**
 * The longest pause of the event loop over mutated pastes and over one line of 1 MB, as the bot runs them (large
 * inputs in a worker); what a KB costs from 1 KB to 10 MB, as a ratio to the smallest of the same run; and what a message
 * costs with 10 and with 10,000 message entries.
 */
export async function benchExplain(): Promise<void> {
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const engine = createEngine(knowledge)
  const seed = Number(process.env.SEED ?? 1)
  const random = seededRandom(seed)
  console.log(`seed ${seed}, node ${process.versions.node}`)
  for (let i = 0; i < 200; i++) explain(LOG, knowledge, OPTIONS)

  const longest = { ms: 0, kb: 0 }
  for (let i = 0; i < MUTATIONS; i++) {
    const paste = Array.from({ length: 1 + random.int(16) }, () => mutate(LOG, LOG, random)).join('\n')
    const ms = timed(() => explain(paste, knowledge, OPTIONS), longest.ms)
    if (ms > longest.ms) Object.assign(longest, { ms, kb: paste.length / 1024 })
  }
  console.log(
    `longest of ${MUTATIONS} mutated pastes: ${longest.ms.toFixed(1)} ms (${longest.kb.toFixed(1)} KB)`,
  )

  const oneLine = `${LINES[0]} `.repeat(Math.ceil(1_048_576 / (LINES[0]?.length ?? 1))).slice(0, 1_048_576)
  const blank = 'x'.repeat(1_048_576)
  for (const [what, paste] of [
    ['of messages', oneLine],
    ['of one letter', blank],
    ['of spaces', ' '.repeat(1_048_576)],
  ] as const) {
    await engine.explain('warm the worker up '.repeat(5000), OPTIONS)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const from = performance.now()
    await engine.explain(paste, OPTIONS)
    const took = performance.now() - from
    // a turn of its own, so that the monitor sees the last pause too
    await new Promise((turn) => setTimeout(turn, 20))
    delay.disable()
    console.log(
      `one line of 1 MB ${what}: answered in ${took.toFixed(0)} ms, longest pause of the event loop ${(delay.max / 1e6).toFixed(1)} ms`,
    )
  }
  await engine.close()

  for (const [what, rows] of [
    ['a log', LINES],
    ['outputs', OUTPUTS],
  ] as const) {
    const costs = SIZES_KB.map((kb) => ({ kb, perKb: costPerKb(textOf(rows, kb), kb, knowledge) }))
    for (const { kb, perKb } of costs) {
      console.log(
        `${what}, ${String(kb).padStart(5)} KB: ${(perKb / (costs[0]?.perKb ?? 1)).toFixed(2)} x the cost per KB of ${SIZES_KB[0]} KB`,
      )
    }
  }

  const lookups = ENTRIES.map((count) => {
    const base = withMessages(knowledge, count)
    const line = LINES[0] ?? ''
    for (let i = 0; i < 200; i++) explain(line, base, OPTIONS)
    return costOf(2000, () => explain(line, base, OPTIONS))
  })
  const ratio = (lookups[1] ?? 0) / (lookups[0] ?? 1)
  console.log(`a message with ${ENTRIES[1]} entries: ${ratio.toFixed(2)} x its cost with ${ENTRIES[0]}`)
}

/** A knowledge base with so many messages, copies of a real one under other names beside it. */
function withMessages(knowledge: Knowledge, count: number): Knowledge {
  const [model] = knowledge.messages.values()
  if (!model) throw new Error('the knowledge base has no message')
  const copies = Array.from(
    { length: count },
    (_, at) => [`messages/LICMGR/LOG_SMART_LIC_GENERATED_${at}`, model] as const,
  )
  return { ...knowledge, messages: new Map([...copies, ...knowledge.messages]) }
}

/** So many KB of these rows, over and over. */
function textOf(rows: readonly string[], kb: number): string {
  const once = `${rows.join('\n')}\n`
  return once.repeat(Math.ceil((kb * 1024) / once.length)).slice(0, kb * 1024)
}

/** What a KB of a text costs, in milliseconds: the mean of several runs. */
function costPerKb(text: string, kb: number, knowledge: Knowledge): number {
  return costOf(Math.max(5, Math.ceil(2000 / kb)), () => explain(text, knowledge, OPTIONS)) / kb
}

/**
 * What a call takes of this thread's processor time, in milliseconds, as the mean of so many: what else the machine
 * does makes no difference, and its clock may tick no finer than a few milliseconds.
 */
function costOf(times: number, run: () => unknown): number {
  const from = process.threadCpuUsage()
  for (let i = 0; i < times; i++) run()
  const { user, system } = process.threadCpuUsage(from)
  return (user + system) / 1000 / times
}

/** How long a call takes, in milliseconds; of three where the first seems long, since the machine does other things too. */
function timed(run: () => unknown, most: number): number {
  let ms = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && ms > most; tries++) {
    const from = performance.now()
    run()
    ms = Math.min(ms, performance.now() - from)
  }
  return ms
}
