import { expect, test } from 'vitest'
import { dividePrintedEnds } from '../../src/text/printed-ends.ts'

const LOG =
  '2026 Aug  3 20:38:37 leaf-101 %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'
const divided = (text: string): string[] =>
  dividePrintedEnds([{ text, lines: [4, 4], block: 0 }]).map((line) => line.text)

test('log lines with printed ends between them are lines of one number', () => {
  expect(dividePrintedEnds([{ text: `${LOG}\\n${LOG}\\r\\n`, lines: [4, 4], block: 2 }])).toEqual([
    { text: LOG, lines: [4, 4], block: 2 },
    { text: LOG, lines: [4, 4], block: 2 },
  ])
})

test('what only holds these signs stays', () => {
  for (const text of ['C:\\new\\names', `${LOG} in C:\\new`, `${LOG}\\nand more`, 'a\\nb', LOG])
    expect(divided(text)).toEqual([text])
})
