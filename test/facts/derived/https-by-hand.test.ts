import { expect, test } from 'vitest'
import type { FactValue } from '../../../src/facts/fact.ts'
import type { FactKey } from '../../../src/facts/vocabulary.ts'
import { derive } from './derive.ts'

const HOST = 'smartreceiver.cisco.com'
const SMART: [FactKey, FactValue] = ['transport.type', 'smart']

function tried(from: string, reached: string, more: Record<string, string> = {}): [FactKey, FactValue] {
  return ['https.result', { host: HOST, from, reached, ...more }]
}

test('the switch and a PC take different paths', () => {
  const facts = [SMART, tried('pc', 'service'), tried('switch', 'name')]
  expect(derive('https.reached', facts)).toBe('name')
  expect(derive('https.pcReached', facts)).toBe('service')
})

test('from nobody knows where proves nothing, nor does another host', () => {
  expect(derive('https.reached', [SMART, tried('unknown', 'tls')])).toBeUndefined()
  expect(
    derive('https.reached', [SMART, tried('switch', 'tls', { host: 'www.example.com' })]),
  ).toBeUndefined()
})

test('who signs what a server of Cisco shows is public or not; of others nobody can say', () => {
  const signed = (issuer: string, host = HOST) =>
    derive('https.issuerIsPublic', [
      ['transport.url', `https://${host}/x`],
      tried('switch', 'tcp', { issuer, host }),
    ])
  expect(signed('C=US; O=IdenTrust; CN=HydrantID Server CA O1')).toBe(true)
  expect(signed('O=Example Corp; CN=fw-ca')).toBe(false)
  expect(signed('O=Example Corp; CN=dc-ca', 'ssm.dc.example')).toBeUndefined()
})

test('a try in another VRF says nothing of the one that licensing uses', () => {
  const facts: [FactKey, FactValue][] = [SMART, ['transport.vrf', 'INET']]
  const other = tried('switch', 'service', { vrf: 'management' })
  expect(derive('https.reached', [...facts, other])).toBeUndefined()
  expect(derive('https.otherVrf', [...facts, other])).toBe('management')
  expect(derive('https.otherVrf', [...facts, tried('switch', 'service', { vrf: 'INET' })])).toBeUndefined()
  expect(derive('https.reached', [...facts, tried('switch', 'service', { vrf: 'INET' })])).toBe('service')
})

test('the name in the certificate is told by the try', () => {
  expect(derive('https.subject', [SMART, tried('switch', 'tcp', { subject: 'ssm.dc.example' })])).toBe(
    'ssm.dc.example',
  )
})
