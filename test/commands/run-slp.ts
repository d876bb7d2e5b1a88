import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../conventions/sources.ts'

/** Runs the command line as a person would, in a process of its own, without the settings of this one. */
export function runSlp(args: string[], input = '', env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], {
    input,
    encoding: 'utf8',
    cwd: ROOT,
    env: { PATH, HOME, ...env },
    timeout: 60_000,
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}
