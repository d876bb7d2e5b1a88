import { expect, test } from 'vitest'
import { explain } from '../../src/reply/explain.ts'
import { knowledge } from '../e2e/start-bot.ts'
import { CARRIERS } from '../slack/payloads.ts'

/** Milliseconds of processor that a paste of so many devices takes, the least of three times. */
function costOf(paste: string): number {
  const costs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    explain(paste, knowledge, { at: '2026-11-24T02:12:00.000Z', asked: true })
    return process.cpuUsage(before).user / 1000
  })
  return Math.min(...costs)
}

/** Each line, or each output, of another device. */
function ofDevices(count: number, said: string): string {
  return Array.from({ length: count }, (_, at) => said.replaceAll('leaf-12', `leaf-${at}`)).join('\n')
}

test.each([
  ['a message', CARRIERS[0]?.('x') ?? ''],
  [
    'a message that counts minutes since the start',
    '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : x',
  ],
])(
  'four times as many devices with %s cost four times as much, not sixteen',
  (_, said) => {
    costOf(ofDevices(50, said))
    expect(costOf(ofDevices(4000, said)) / costOf(ofDevices(1000, said))).toBeLessThan(9)
  },
  60_000,
)
