import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenSink } from './read-sources.ts'
import { createScanner } from './scanner.ts'

/** Milliseconds between two looks at a file that may have grown. */
const LOOK = 300

/**
 * Looks through a file and goes on as it grows; one that was rotated or cut off is begun anew. Ends where `signal` says
 * so. A line is read once it is whole.
 */
export async function followFile(path: string, open: OpenSink, signal?: AbortSignal): Promise<void> {
  const sink = open(basename(path).replace(/\.(?:log|txt)$/i, ''), path)
  const scanner = createScanner(sink)
  let file = openSync(path, 'r')
  let at = 0
  try {
    while (!signal?.aborted) {
      const room = scanner.room()
      const count = readSync(file, room, 0, room.length, at)
      at += count
      if (count > 0) {
        scanner.took(count)
        continue
      }
      scanner.flush()
      await wait(LOOK, undefined, signal && { signal }).catch(() => {})
      const now = statSync(path, { throwIfNoEntry: false })
      const own = fstatSync(file)
      if (now && (now.ino !== own.ino || now.size < at)) {
        closeSync(file)
        scanner.end()
        file = openSync(path, 'r')
        at = 0
      }
    }
  } finally {
    closeSync(file)
  }
}
