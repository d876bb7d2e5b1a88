import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../../src/read-knowledge.ts'
import { derive } from './derive.ts'

const SENT = '2026-11-24T02:00:00Z'

test('straight to Cisco an ACK may take as long as its clock in the knowledge base says, and no longer', () => {
  const wait = loadKnowledge(readKnowledgeFolder()).clocks.get('clocks/ack-after-sync')?.wait
  const minutes = Number(/^PT(?<minutes>\d+)M$/.exec(wait ?? '')?.groups?.minutes)
  const after = (more: number) =>
    derive(
      'report.ackWithinWait',
      [
        ['report.lastPush', SENT],
        ['report.lastAck', null],
        ['transport.type', 'smart'],
      ],
      { at: new Date(Date.parse(SENT) + (minutes + more) * 60_000).toISOString() },
    )
  expect(after(0)).toBe(true)
  expect(after(1)).toBeUndefined()
})
