import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Deletes the folders `<page>.<process id>` beside a built page that builds which were killed have left there. */
export async function sweepBuilds(page: string): Promise<void> {
  const folder = dirname(page)
  if (!existsSync(folder)) return
  const start = `${basename(page)}.`
  const left = readdirSync(folder).filter(
    (name) => name.startsWith(start) && !isRunning(Number(name.slice(start.length))),
  )
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // another user's
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
