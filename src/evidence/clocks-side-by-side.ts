import type { Line } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { deviceKey } from './device-name.ts'
import { secondsBetween } from './skew.ts'
import { matchTyped } from './typed-command.ts'

/** A command at a prompt, and the lines below it up to the next prompt. */
type Run = { prompt: Line; printed: { line: Line; index: number }[]; block: number; index: number }

// date, date -u
const DATE = /^date(?: -u| --utc)?$/
// 18:57:38.347 UTC Mon Oct 19 2015
const CLOCK =
  /^[*.]?\d{1,2}:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z]{1,5} [A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{4}$/

/**
 * Two clocks that were read one after the other in one block: a switch's `show clock`, and `date` at the shell of a
 * workstation that has a name of its own. What lies between the two readings is in the difference, some seconds.
 * A shell on the switch itself, or one without a name, is no second clock.
 */
export const readClocks: Recognizer = (lines, taken, { options }) => {
  const runs = runsOf(lines)
  return runs.flatMap((run, at): Claim[] => {
    if (!isDate(run) || taken.has(run.index)) return []
    const beside = [runs[at - 1], runs[at + 1]].find((other) => other && isClockOf(other, run))
    const [told, own] = [beside?.printed[0], run.printed[0]]
    const host = beside?.prompt.prompt?.host
    if (!beside || !told || !own || taken.has(own.index) || !host) return []
    const seconds = secondsBetween(own.line.text.trim(), told.line.text.trim(), options.at)
    if (seconds === undefined) return []
    const rows = [beside.prompt, told.line, run.prompt, own.line].flatMap(({ lines: span }) => span)
    const span: [number, number] = [Math.min(...rows), Math.max(...rows)]
    return [
      {
        claims: [run.index, own.index],
        evidence: {
          kind: 'show',
          level: 'supporting',
          platform: 'unknown',
          lines: span,
          device: { host },
          show: { command: 'date', complete: true, output: { time: own.line.text.trim() } },
          facts: [{ key: 'clock.skewSeconds', value: seconds, lines: span }],
        },
      },
    ]
  })
}

function runsOf(lines: readonly Line[]): Run[] {
  const runs: Run[] = []
  for (const [index, line] of lines.entries()) {
    if (line.prompt) {
      if (line.text !== '') runs.push({ prompt: line, printed: [], block: line.block, index })
    } else if (line.text.trim() !== '' && runs.at(-1)?.block === line.block)
      runs.at(-1)?.printed.push({ line, index })
  }
  return runs
}

function isDate({ prompt, printed }: Run): boolean {
  const { host, mode } = prompt.prompt ?? {}
  return (
    mode === 'shell' &&
    host !== undefined &&
    host !== 'guestshell' &&
    DATE.test(prompt.text) &&
    printed.length === 1
  )
}

function isClockOf({ prompt, printed, block }: Run, date: Run): boolean {
  const { host, mode } = prompt.prompt ?? {}
  if (block !== date.block || mode === 'shell' || !host || matchTyped('show clock', prompt.text) === 0)
    return false
  if (deviceKey(host) === deviceKey(date.prompt.prompt?.host ?? '')) return false
  return CLOCK.test(printed[0]?.line.text.trim() ?? '')
}
