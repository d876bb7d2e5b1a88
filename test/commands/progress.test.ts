import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/commands/progress.ts'

const LONG = 4_000_000

describe('the progress bar', () => {
  test('a run of less than a second has none', () => {
    const { progress, screen, clock } = terminal(3)
    for (const at of [100, 400, 900]) {
      progress.begin(2000)
      clock.now = at
      progress.end()
    }
    expect(screen()).toBe('')
  })

  test('from the first second on it says how many files are done, and it is gone at the end', () => {
    const { progress, screen, clock } = terminal(4)
    progress.begin(2000)
    progress.end()
    clock.now = 1200
    progress.begin(2000)
    expect(screen()).toContain('25%  1/4 files')
    progress.end()
    progress.begin(2000)
    progress.end()
    progress.begin(2000)
    progress.end()
    // the last thing done to the terminal is that the line is cleared
    expect(screen().endsWith('\u001b[2K') || screen().endsWith('\u001b[0K')).toBe(true)
  })

  test('a long text has it at once, and its stages move it', async () => {
    const { progress, screen } = terminal(1)
    progress.begin(LONG)
    expect(screen()).toContain('0%  0/1 files')
    // it isn't drawn more often than a person can read
    await new Promise((turn) => setTimeout(turn, 250))
    progress.reach('lines')
    expect(screen()).toContain('25%  0/1 files')
    progress.clear()
  })

  test('cleared, it is drawn again with the next step', () => {
    const { progress, screen } = terminal(2)
    progress.begin(LONG)
    progress.clear()
    const before = screen().length
    progress.begin(LONG)
    expect(screen().slice(before)).toContain('0/2 files')
    progress.clear()
  })

  test('what is no terminal gets not a byte', () => {
    const { progress, screen, clock } = terminal(1, false)
    clock.now = 5000
    progress.begin(LONG)
    progress.reach('lines')
    progress.reach('evidence')
    progress.end()
    expect(screen()).toBe('')
  })
})

/** A progress over a stream that remembers what was written to it, and a clock to turn. */
function terminal(files: number, isTTY = true) {
  let written = ''
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 })
  stream.on('data', (chunk) => {
    written += chunk
  })
  const clock = { now: 0 }
  const progress = createProgress(files, stream as PassThrough & NodeJS.WriteStream, () => clock.now)
  return { progress, clock, screen: () => written }
}
