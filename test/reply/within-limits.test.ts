import { expect, test } from 'vitest'
import { explain } from '../../src/reply/explain.ts'
import { renderMarkdown } from '../../src/reply/markdown.ts'
import { renderText } from '../../src/reply/text.ts'
import { knowledge } from '../e2e/start-bot.ts'

const AT = '2026-11-24T02:12:00.000Z'

function many(count: number, said: (at: number) => string) {
  return explain(Array.from({ length: count }, (_, at) => said(at)).join('\n'), knowledge, {
    at: AT,
    asked: true,
  })
}

const message = (at: number) =>
  `2026 Nov 24 02:11:09 leaf-${at} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : x`
const secret = (at: number) => `username admin${at} password 0 hunterhunter${at}`
const output = (at: number) =>
  `leaf-${at}# show license status\nTransport:\n  Type: CSLU\n  VRF: management\n\nTrust Code installed: <none>`
const repeated = (at: number) =>
  `2026 Nov 24 0${at % 10}:${10 + (at % 50)}:09 leaf-1 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x`

test.each([
  ['messages of 3,000 devices', 3000, message],
  ['3,000 passwords', 3000, secret],
  ['outputs of 1,000 devices', 1000, output],
  ['a message 20,000 times', 20_000, repeated],
  ['3,000 lines that nobody knows, apart', 6000, (at: number) => (at % 2 ? message(1) : `nothing ${at}`)],
])('the answer to %s is bounded', (_, count, said) => {
  expect(JSON.stringify(many(count, said)).length).toBeLessThan(1024 * 1024)
})

test('the first and the last are named, the rest is counted, in every form', () => {
  const answer = many(3000, message)
  const hosts = answer.evidence.map(({ device }) => device?.host)
  expect(hosts).toHaveLength(500)
  expect([hosts[0], hosts.at(-1)]).toEqual(['leaf-0', 'leaf-2999'])
  expect(answer.left).toMatchObject({ evidence: 2500 })
  expect(renderMarkdown(answer, knowledge)).toContain('…and 2500 more.')
  expect(renderText(answer, knowledge, { all: true, style: (_, text) => text })).toContain('…and 2500 more.')
})

test('a storm of 400 devices is named whole', () => {
  const answer = many(400, message)
  expect(answer.evidence).toHaveLength(400)
  expect(answer.left).toBeUndefined()
})
