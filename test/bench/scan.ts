import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { scanFile } from '../../src/scan/read-sources.ts'
import { createTally } from '../../src/scan/tally.ts'
import { ROOT } from '../conventions/sources.ts'
import { type MadeLog, makeLog } from './make-log.ts'
import { inTurns, median, ratio, row } from './pairs.ts'

const ROUNDS = 5
const OPTIONS = { at: '2026-11-24T03:00:00.000Z', asked: true }

/** MB of the large file: SLP_BENCH_MB=1000 for the whole measure. */
const LARGE = Number(process.env.SLP_BENCH_MB ?? 200)
const SMALL = 20

/** What somebody would write who needs the kinds and values of one log. */
const NAIVE = `
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
const counts = new Map()
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const found = /%LICMGR-\\d-(\\w+): Communications failure with the (.*) : (.*)/.exec(line)
  if (found) { const key = found.slice(1).join(' '); counts.set(key, (counts.get(key) ?? 0) + 1) }
}
console.log(counts.size)
`

/** `slp scan` beside grep, ripgrep where it is here, and a naive Node readline; and that what it finds is exact. */
export async function benchScan(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slp-bench-'))
  try {
    const [small, large] = [join(folder, 'small.log'), join(folder, 'large.log')]
    makeLog(small, SMALL * 1e6, 1)
    const made = makeLog(large, LARGE * 1e6, 1)
    const naive = join(folder, 'naive.mjs')
    writeFileSync(naive, NAIVE)
    const knowledge = loadKnowledge(readKnowledgeFolder())
    const resident = async () => {
      const tally = createTally(knowledge, OPTIONS)
      const from = performance.now()
      await scanFile(large, tally.sink)
      const took = performance.now() - from
      checkExact(tally, made)
      return took
    }
    const cli = [process.execPath, join(ROOT, 'src/cli.ts'), 'scan', '-f', 'ndjson', '--at', OPTIONS.at]
    const hasRg = spawnSync('rg', ['--version']).status === 0
    await resident()
    const all = await inTurns(ROUNDS, {
      grep: () => timed(['grep', '-c', '-F', '%LICMGR-', large]),
      rg: () => (hasRg ? timed(['rg', '--no-mmap', '-c', '-F', '%LICMGR-', large]) : Number.NaN),
      uniq: () => timed(['sh', '-c', `grep -o '%LICMGR-[0-9]-[A-Z0-9_]*' ${large} | sort | uniq -c`]),
      naive: () => timed([process.execPath, naive, large]),
      resident,
      whole: () => timed([...cli, large]),
    })
    const peak = { small: peakOf([...cli, small]), large: peakOf([...cli, large]) }
    const against = (ours: readonly number[]) =>
      [all.grep, all.rg, all.uniq, all.naive].map((theirs) => ratio(theirs, ours).toFixed(2))
    console.log(
      row(
        `scan, ${LARGE} MB`,
        'ms',
        'speed / grep -c -F',
        '/ rg -c -F',
        '/ grep -o, sort, uniq -c',
        '/ naive readline',
      ),
    )
    console.log(row(...Array<string>(6).fill('---')))
    console.log(
      row('resident: kind, fields, device, times', median(all.resident).toFixed(0), ...against(all.resident)),
    )
    console.log(row('whole process, with all verdicts', median(all.whole).toFixed(0), ...against(all.whole)))
    console.log(
      `counts and fields agree exactly: ${made.messages} messages, ${made.counts.size} kinds with values`,
    )
    console.log(
      `memory at its peak: ${peak.small.toFixed(0)} MB over ${SMALL} MB, ${peak.large.toFixed(0)} MB over ${LARGE} MB (${(peak.large / peak.small).toFixed(2)} x; wanted: 1.1 x, 150 MB)`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function checkExact(tally: ReturnType<typeof createTally>, made: MadeLog): void {
  const found = new Map<string, number>()
  for (const { messages } of tally.devices())
    for (const { variants } of messages)
      for (const { fields, count } of variants) {
        const key = `COMM_FAILED ${fields.peer} ${fields.detail}`
        found.set(key, (found.get(key) ?? 0) + count)
      }
  const wrong = [...made.counts].filter(([key, count]) => found.get(key) !== count)
  if (wrong.length > 0 || found.size !== made.counts.size)
    throw new Error(`wrong counts: ${JSON.stringify(wrong)}`)
}

function timed([program = '', ...args]: readonly string[]): number {
  const from = performance.now()
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${program} ended with ${status}`)
  return performance.now() - from
}

/** Megabytes that a process had at most. */
function peakOf(command: readonly string[]): number {
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', ...command], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return Number(stderr.trim().split('\n').at(-1)) / 1024
}
