import { expect, test } from 'vitest'
import type { FoundFact } from '../../src/facts/fact.ts'
import { openFactBook, type Statement } from '../../src/facts/fact-book.ts'

// constructed
function said(
  evidence: string,
  device: string | undefined,
  line: number,
  facts: Omit<FoundFact, 'lines'>[],
): Statement {
  return {
    evidence,
    device,
    lastLine: line,
    facts: facts.map((fact) => ({ ...fact, lines: [line, line] })),
  }
}

test('of one device and key the later place counts, and the earlier stays, superseded', () => {
  const book = openFactBook(
    [
      said('e1', 'leaf-1', 3, [{ key: 'transport.proxy', value: 'a' }]),
      said('e2', 'leaf-1', 9, [{ key: 'transport.proxy', value: 'b' }]),
    ],
    {},
  )
  expect(book.get('leaf-1')).toEqual([
    {
      key: 'transport.proxy',
      value: 'a',
      device: 'leaf-1',
      evidence: 'e1',
      lines: [3, 3],
      superseded: true,
    },
    { key: 'transport.proxy', value: 'b', device: 'leaf-1', evidence: 'e2', lines: [9, 9] },
  ])
})

test('the device’s own time counts more than the place, where both have one', () => {
  const book = openFactBook(
    [
      said('e1', 'leaf-1', 3, [{ key: 'policy.installed', value: true, at: '2026-11-24T03:00:00Z' }]),
      said('e2', 'leaf-1', 9, [{ key: 'policy.installed', value: false, at: '2026-11-24T02:00:00Z' }]),
    ],
    {},
  )
  expect(book.get('leaf-1')?.map(({ value, superseded }) => [value, superseded])).toEqual([
    [true, undefined],
    [false, true],
  ])
})

test('near miss: where only one has a time, the place counts', () => {
  const book = openFactBook(
    [
      said('e1', 'leaf-1', 3, [{ key: 'policy.installed', value: true, at: '2026-11-24T03:00:00Z' }]),
      said('e2', 'leaf-1', 9, [{ key: 'policy.installed', value: false }]),
    ],
    {},
  )
  expect(book.get('leaf-1')?.map(({ superseded }) => superseded)).toEqual([true, undefined])
})

test('each ping is kept', () => {
  const ping = (vrf: string) => ({
    key: 'ping.result' as const,
    value: { target: 'a.example', vrf, outcome: 'loss' },
  })
  const book = openFactBook([said('e1', 'leaf-1', 1, [ping('a')]), said('e2', 'leaf-1', 2, [ping('b')])], {})
  expect(book.get('leaf-1')?.filter(({ superseded }) => superseded)).toEqual([])
})

test('facts never cross devices, and what nobody owns is nobody’s', () => {
  const book = openFactBook(
    [
      said('e1', 'leaf-1', 1, [{ key: 'transport.vrf', value: 'management' }]),
      said('e2', 'leaf-2', 2, [
        {
          key: 'ping.result',
          value: { target: 'smartreceiver.cisco.com', vrf: 'management', outcome: 'replies' },
        },
      ]),
      said('e3', undefined, 3, [{ key: 'transport.vrf', value: 'other' }]),
    ],
    {},
  )
  expect([...book.keys()]).toEqual(['leaf-1', 'leaf-2', undefined])
  expect(book.get('leaf-1')).toHaveLength(1)
  expect(book.get('leaf-2')?.map(({ key }) => key)).toEqual(['ping.result', 'server.pingLost'])
})

test('a derived fact carries the lines of what shows it, and names all that it came from', () => {
  const book = openFactBook(
    [
      said('e1', 'leaf-1', 1, [{ key: 'transport.vrf', value: 'management' }]),
      said('e2', 'leaf-1', 7, [
        {
          key: 'ping.result',
          value: { target: 'smartreceiver.cisco.com', vrf: 'management', outcome: 'replies' },
        },
      ]),
    ],
    {},
  )
  const derived = book.get('leaf-1')?.find(({ key }) => key === 'dns.resolvesInTransportVrf')
  expect(derived).toMatchObject({ value: true, device: 'leaf-1', evidence: 'e2', lines: [7, 7] })
  expect(derived?.from?.map(({ key }) => key)).toEqual(['ping.result', 'transport.vrf'])
})
