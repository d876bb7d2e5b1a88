import { expect, test } from 'vitest'
import { countFrom, pasteNow } from '../../src/diagnosis/paste-now.ts'
import { recognize } from '../../src/evidence/recognize.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { readPaste } from '../../src/text/read-paste.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())
const AT = '2026-11-30T12:00:00Z'

function read(paste: string, at = AT) {
  const lines = readPaste(paste)
  return { lines: lines.lines, evidence: recognize(lines, knowledge, { at, asked: true }).evidence }
}

const STATUS = `cph-edge-1# sh lic stat | i "ACK|push"
  Last ACK received: Mar 20 03:36:02 2025 UTC
  Next ACK deadline: Jun 18 03:36:02 2025 UTC
  Next report push: Apr 19 03:20:55 2025 UTC
  Last report push: Mar 20 03:20:55 2025 UTC
`
const LOG =
  '2025 Apr 22 03:20:14 cph-edge-1 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Communications failure'

test.each([
  [
    `${STATUS}cph-edge-1# show clock\n14:55:31.870 UTC Thu Mar 27 2025\n`,
    '2025-03-27T14:55:31.870Z',
    'clock',
  ],
  [`${STATUS}${LOG}\n`, '2025-04-22T03:20:14Z', 'stamp'],
  [STATUS, '2025-03-20T03:36:02Z', 'status'],
  [
    'sw1# show running-config\n!Command: show running-config\n!Time: Thu Apr 24 10:22:33 2025\nversion 10.3(4a)\n',
    '2025-04-24T10:22:33Z',
    'clock',
  ],
  [
    'Thu Apr 24 10:22:33 2025:type=update:id=10.1.1.1@pts/0:user=admin:cmd=copy r s (SUCCESS)\n',
    '2025-04-24T10:22:33Z',
    'stamp',
  ],
])('the latest time that is shown: %#', (paste, time, by) => {
  const { evidence, lines } = read(paste)
  expect(pasteNow(evidence, lines, AT)).toEqual({ time, by })
})

test('a stamp without a year is of the years that the paste shows', () => {
  const { evidence, lines } = read(`${STATUS}<187>: Apr 22 03:20:14 UTC: ${LOG.slice(LOG.indexOf('%'))}\n`)
  expect(pasteNow(evidence, lines, AT)?.time).toBe('2025-04-22T03:20:14Z')
})

test('a clock of yesterday is now, a status of last month says nothing of today, and a future is nobody’s now', () => {
  const counted = (paste: string, at: string) => {
    const { evidence, lines } = read(paste, at)
    return countFrom(evidence, lines, { at })
  }
  expect(counted('14:55:31.870 UTC Thu Mar 27 2025\n', '2025-03-29T15:00:00Z')).toBe(
    '2025-03-27T14:55:31.870Z',
  )
  expect(counted('14:55:31.870 UTC Thu Mar 27 2025\n', '2025-03-28T14:00:00Z')).toBeUndefined()
  expect(counted('14:55:31.870 UTC Thu Mar 27 2025\n', '2025-03-01T14:00:00Z')).toBeUndefined()
  expect(counted(STATUS, '2025-06-30T14:00:00Z')).toBeUndefined()
  expect(counted(STATUS, AT)).toBe('2025-03-20T03:36:02Z')
})

test('in an incident the paste’s now goes on with the asker’s clock', () => {
  const { evidence, lines } = read('14:55:31 UTC Thu Mar 27 2025\n')
  const pastedAt = '2026-11-28T14:55:31Z'
  expect(countFrom(evidence, lines, { at: '2026-11-30T14:55:31Z', pastedAt })).toBe('2025-03-29T14:55:31Z')
})
