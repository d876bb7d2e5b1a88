import { describe, expect, test } from 'vitest'
import { recognizeLines } from './read-lines.ts'

const FAILED =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Communications failure'
const BGP = '2026 Nov 24 02:11:09 leaf-12 %BGP-5-ADJCHANGE: bgp-65001 neighbor 192.0.2.1 Down'

function counts(...lines: string[]): (number | undefined)[] {
  return recognizeLines(lines).evidence.map(({ message }) => message?.count)
}

describe('last message repeated', () => {
  test.each([
    ['last message repeated 7 time', 8],
    ['last message repeated 3 times', 4],
    ['2026 Nov 24 02:12:09 leaf-12 last message repeated 7 time', 8],
    ['<187>leaf-12: 2026 Nov 24 02:12:09 UTC: last message repeated 2 times', 3],
    ['<187>: 2026 Nov 24 02:12:09 UTC: last message repeated 1 times', 2],
    ['<187>Nov 24 02:12:09 leaf-12 : 2026 Nov 24 02:12:09.206 UTC: last message repeated 4 time', 5],
    ['<187>109692: leaf-12: Nov 24 02:12:09.903: last message repeated 8 time', 9],
  ])('%s', (line, count) => {
    const { evidence, unrecognized } = recognizeLines([FAILED, line])
    expect(evidence).toHaveLength(1)
    expect(evidence[0]).toMatchObject({ message: { count }, lines: [1, 1], also: [[2, 2]] })
    expect(unrecognized).toEqual([])
  })

  test('belongs to the message before it of the same device, not to the line before it', () => {
    const other = FAILED.replace('leaf-12', 'leaf-13')
    expect(counts(FAILED, other, '2026 Nov 24 02:12:09 leaf-12 last message repeated 7 times')).toEqual([
      8, 1,
    ])
  })

  test('behind a silent message it is nobody’s', () => {
    for (const silent of [BGP, '2026 Nov 24 02:11:10 leaf-12 %$ VDC-1 %$ netstack: Registration complete']) {
      const { evidence, unrecognized } = recognizeLines([FAILED, silent, 'last message repeated 7 times'])
      expect(evidence.map(({ message }) => message?.count)).toEqual([1])
      expect(unrecognized).toEqual([[2, 3]])
    }
  })

  test('of a device that said nothing is nobody’s', () => {
    expect(counts(FAILED, '2026 Nov 24 02:12:09 leaf-99 last message repeated 7 times')).toEqual([1])
  })

  test('a sentence is none', () => {
    expect(counts(FAILED, 'why was the last message repeated 3 times')).toEqual([1])
  })
})

describe('the suffix', () => {
  test('adds to its own line and is no part of the text', () => {
    const { evidence } = recognizeLines([`${FAILED} (message repeated 2 times)`])
    expect(evidence[0]?.message).toMatchObject({ count: 3, fields: { detail: 'Communications failure' } })
    expect(evidence[0]?.message?.text).not.toContain('repeated')
  })
})

describe('the wrapper', () => {
  test('counts what it states, and the inner message decides', () => {
    const line =
      '<188>Nov 24 02:11:09 10.100.0.34 6031594: Nov 24 02:11:09.739 AEST: %LICMGR-4-SYSLOG_SL_MSG_WARNING: LICMGR-3-LOG_SMART_LIC_COMM_FAILED: message repeated 12 times in last 600 sec'
    const { evidence } = recognizeLines([line])
    expect(evidence).toHaveLength(1)
    expect(evidence[0]).toMatchObject({
      level: 'explained',
      device: { host: '10.100.0.34' },
      message: {
        severity: 3,
        severityName: 'error',
        mnemonic: 'LOG_SMART_LIC_COMM_FAILED',
        count: 12,
        fields: {},
      },
    })
  })

  test('around a message of another facility stays silent, the licensing one’s own is named', () => {
    expect(
      counts('%ARP-4-SYSLOG_SL_MSG_WARNING: ARP-4-INVAL_IP: message repeated 1 times in last 19037118 sec'),
    ).toEqual([])
    expect(
      counts(
        '%ARP-4-SYSLOG_SL_MSG_WARNING: LICMGR-2-LOG_LIC_NO_LIC: message repeated 5 times in last 60 sec',
      ),
    ).toEqual([5])
  })

  describe('beside the message that it names', () => {
    const wrapper =
      '2026 Nov 24 02:21:09 leaf-12 %LICMGR-4-SYSLOG_SL_MSG_WARNING: LICMGR-3-LOG_SMART_LIC_COMM_FAILED: message repeated 12 times in last 600 sec'

    test.each([
      ['below', [FAILED, wrapper], [1, 1], [2, 2]],
      ['above', [wrapper, FAILED], [2, 2], [1, 1]],
    ])('%s it counts for it', (_, lines, own, further) => {
      const { evidence } = recognizeLines(lines)
      expect(evidence).toHaveLength(1)
      expect(evidence[0]).toMatchObject({ lines: own, also: [further], message: { count: 13 } })
      expect(evidence[0]?.message?.fields.detail).toBe('Communications failure')
    })

    test('where there are two of that name, of another device, or a mended one, it stays by itself', () => {
      expect(counts(FAILED, FAILED.replace(/failure$/, 'init failure'), wrapper)).toEqual([1, 1, 12])
      expect(counts(FAILED.replace('leaf-12', 'leaf-13'), wrapper)).toEqual([1, 12])
      const mended =
        '2026 Nov 24 02:20:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.'
      expect(counts(FAILED, mended, wrapper)).toEqual([1, 1, 12])
      const other = wrapper.replace('COMM_FAILED', 'SOMETHING')
      expect(counts(FAILED.replace('COMM_FAILED', 'SOMETHING_ELSE'), other)).toEqual([1, 12])
    })
  })

  test('a relay’s own wrapper counts too', () => {
    const line = `2026 Nov 24 02:12:09 relay-1 message repeated 3 times: [ ${FAILED}]`
    const { evidence } = recognizeLines([line])
    expect(evidence[0]?.message).toMatchObject({ count: 3, fields: { detail: 'Communications failure' } })
  })
})

describe('folding', () => {
  test('equal messages of one device are one, with the sum of their counts', () => {
    const later = FAILED.replace('02:11:09', '02:16:09')
    const { evidence } = recognizeLines([FAILED, 'something else', later, 'last message repeated 2 times'])
    expect(evidence).toHaveLength(1)
    expect(evidence[0]).toMatchObject({
      lines: [1, 1],
      also: [
        [3, 3],
        [4, 4],
      ],
      message: { count: 4, at: '2026 Nov 24 02:11:09' },
    })
  })

  test('a short name and its FQDN are one device; two devices are two', () => {
    const full = FAILED.replace('leaf-12', 'leaf-12.dc1.example')
    expect(counts(FAILED, full)).toEqual([2])
    expect(counts(FAILED, FAILED.replace('leaf-12', 'leaf-13'))).toEqual([1, 1])
  })

  test('another error is another message', () => {
    expect(counts(FAILED, FAILED.replace(/Communications failure$/, 'Connection timed out'))).toEqual([1, 1])
  })

  test('what came back after it was restored is not the same occurrence', () => {
    const restored =
      '2026 Nov 24 03:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.'
    expect(counts(FAILED, restored, FAILED, restored)).toEqual([1, 1, 1, 1])
  })

  test('days that are left are counted from their own message', () => {
    const days = (at: string) =>
      `${at} leaf-12 %LICMGR-6-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 12 days.`
    expect(counts(days('2026 Nov 24 02:11:09'), days('2026 Nov 29 02:11:09'))).toEqual([1, 1])
  })

  test('a message that a sentence mentions too is one, and counts once', () => {
    const { evidence } = recognizeLines(['what does LOG_SMART_LIC_COMM_FAILED mean?', FAILED])
    expect(evidence).toMatchObject([{ lines: [2, 2], also: [[1, 1]], message: { count: 1 } }])
    const twice = recognizeLines(['LOG_SMART_LIC_COMM_FAILED, what is LOG_SMART_LIC_COMM_FAILED?'])
    expect(twice.evidence).toMatchObject([{ lines: [1, 1], message: { count: 1 } }])
  })
})
