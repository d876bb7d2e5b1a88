import { expect, test } from 'vitest'
import { explain } from '../../src/reply/explain.ts'
import { REAL_KNOWLEDGE } from './real-knowledge.ts'

// constructed
const CORE =
  '%LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO24420XYZ: signature mismatch'

function skewOf(paste: string): (readonly [unknown, string | undefined])[] {
  const { facts } = explain(paste, REAL_KNOWLEDGE, { at: '2026-11-24T12:00:00Z', asked: true })
  return facts
    .filter(({ key }) => key === 'clock.skewSeconds')
    .map(({ value, device }) => [value, device] as const)
}

test.each([
  ['2026-11-24T02:11:09Z leaf-12 : 2026 Nov 24 05:11:09.206 UTC: ', 10_800],
  ['<187>1 2026-11-24T02:11:09+00:00 leaf-12 - - - - 2026 Nov 24 02:09:09 UTC: ', -120],
  ['2026-11-24T02:11:09+02:00 leaf-12 2026 Nov 24 00:11:09 UTC: ', 0],
])('one line with the stamps of its receiver and of the device: %s', (header, seconds) => {
  expect(skewOf(header + CORE)).toEqual([[seconds, 'leaf-12']])
})

test.each([
  ['one stamp only', '2026 Nov 24 02:11:09 UTC leaf-12 '],
  ['no year at the relay', 'Nov 24 02:11:09 UTC leaf-12: 2026 Nov 24 05:11:09 UTC: '],
  ['no zone at the relay', 'Nov 24 2026 02:11:09 leaf-12: 2026 Nov 24 05:11:09 UTC: '],
  ['no zone at the device', '2026-11-24T02:11:09Z leaf-12 : 2026 Nov 24 05:11:09.206 '],
  ['a zone that means several', '2026-11-24T02:11:09Z leaf-12 : 2026 Nov 24 02:11:09 IST: '],
])('near miss: %s', (_, header) => {
  expect(skewOf(header + CORE)).toEqual([])
})

const CLOCK = 'leaf-12# show clock\n05:30:00.347 UTC Tue Nov 24 2026\nleaf-12#'

test('two clocks that were read side by side', () => {
  expect(skewOf(`${CLOCK}\njane@desk:~$ date\nTue Nov 24 02:00:00 UTC 2026`)).toEqual([[12_600, 'leaf-12']])
  expect(skewOf(`jane@desk:~$ date -u\nTue Nov 24 05:29:58 UTC 2026\n${CLOCK}`)).toEqual([[2, 'leaf-12']])
})

test.each([
  ['no second clock', CLOCK],
  ['a shell on the switch itself', `${CLOCK}\nadmin@leaf-12:~$ date\nTue Nov 24 02:00:00 UTC 2026`],
  ['a shell that may be the switch’s', `${CLOCK}\nbash-4.4$ date\nTue Nov 24 02:00:00 UTC 2026`],
  ['its guest shell', `${CLOCK}\n[cisco@guestshell ~]$ date\nTue Nov 24 02:00:00 UTC 2026`],
  [
    'another command between',
    `${CLOCK}\nleaf-12# show version\nx\njane@desk:~$ date\nTue Nov 24 02:00:00 UTC 2026`,
  ],
  ['a zone that means several', `${CLOCK}\njane@desk:~$ date\nTue Nov 24 02:00:00 IST 2026`],
  [
    'another fence',
    `\`\`\`\n${CLOCK}\n\`\`\`\n\`\`\`\njane@desk:~$ date\nTue Nov 24 02:00:00 UTC 2026\n\`\`\``,
  ],
])('near miss: %s', (_, paste) => {
  expect(skewOf(paste)).toEqual([])
})
