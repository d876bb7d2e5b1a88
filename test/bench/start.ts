import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../conventions/sources.ts'
import { inTurns, median, ratio, row } from './pairs.ts'

const ROUNDS = 15

// constructed
const LINE =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name\n'

/** `slp explain` of one line, as a process of its own, of the clone and of the package, against a bare Node that reads the same file. */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slp-bench-'))
  const file = join(folder, 'line.log')
  const bare = join(folder, 'bare.cjs')
  writeFileSync(file, LINE)
  writeFileSync(bare, `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(file)}))`)
  const run = (...args: string[]) => {
    const from = performance.now()
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    if (status !== 0) throw new Error(`${args[0]} ended with ${status}`)
    return performance.now() - from
  }
  const cli = join(ROOT, 'src/cli.ts')
  const packed = join(ROOT, 'lib/cli.js')
  try {
    run(join(ROOT, 'scripts/build-package.ts'))
    // the first start keeps what the later ones take
    for (const each of [cli, packed]) run(each, 'explain', file)
    const all = await inTurns(ROUNDS, {
      bare: () => run(bare),
      help: () => run(cli, 'explain', '--help'),
      explain: () => run(cli, 'explain', file),
      packed: () => run(packed, 'explain', file),
    })
    console.log(row('start, whole process', 'ms', '/ bare Node', 'wanted'))
    console.log(row('---', '---', '---', '---'))
    console.log(row('bare Node reads a file', median(all.bare).toFixed(0), '1', ''))
    for (const [what, name, wanted] of [
      ['slp explain --help', 'help', ''],
      ['slp explain of a line', 'explain', ''],
      ['the same out of the package', 'packed', '1.5'],
    ] as const)
      console.log(row(what, median(all[name]).toFixed(0), ratio(all[name], all.bare).toFixed(1), wanted))
  } finally {
    rmSync(folder, { recursive: true })
    rmSync(join(ROOT, 'lib'), { recursive: true, force: true })
  }
}
