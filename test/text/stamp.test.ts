import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStamp } from '../../src/text/stamp.ts'

const AT = '2026-11-24T12:00:00Z'

describe('stamps with a year', () => {
  test.each([
    ['2023 Aug  3 20:38:37', '2023-08-03T20:38:37Z', false],
    ['2023 Aug  3 20:38:37.123', '2023-08-03T20:38:37.123Z', false],
    ['2023 May  2 12:55:19 UTC', '2023-05-02T12:55:19Z', true],
    ['2025 Jun 25 11:36:10 MST', '2025-06-25T18:36:10Z', true],
    ['2023 May  3 13:55:35.928 AEST', '2023-05-03T03:55:35.928Z', true],
    ['*Mar  7 2026 23:38:41.985', '2026-03-07T23:38:41.985Z', false],
    ['Aug 3 20:38:37 2023 UTC', '2023-08-03T20:38:37Z', true],
    ['Jul 14 11:40:36 2023 UTC', '2023-07-14T11:40:36Z', true],
    ['Aug 03 2023 20:38:37 EDT', '2023-08-04T00:38:37Z', true],
    ['18:57:38.347 UTC Mon Oct 19 2015', '2015-10-19T18:57:38.347Z', true],
    ['Thu Aug  3 20:38:37 2023', '2023-08-03T20:38:37Z', false],
    ['2021-11-17 03:31:32.920 UTC', '2021-11-17T03:31:32.920Z', true],
    ['2023-08-03T20:38:37Z', '2023-08-03T20:38:37Z', true],
    ['2023-08-03T20:38:37.123456+05:30', '2023-08-03T15:08:37.123Z', true],
    ['2023-08-03T20:38:37-0800', '2023-08-04T04:38:37Z', true],
    ['2023-08-03 20:38:37', '2023-08-03T20:38:37Z', false],
    ['2023/08/07 17:02:36', '2023-08-07T17:02:36Z', false],
    ['03/Aug/2023:20:38:37 +0200', '2023-08-03T18:38:37Z', true],
    ['Thu, 03 Aug 2023 20:38:37 GMT', '2023-08-03T20:38:37Z', true],
    ['Aug 3, 2023 8:38:37 PM', '2023-08-03T20:38:37Z', false],
    ['2023 Aug  3 20:38:37 est', '2023-08-04T01:38:37Z', true],
    ['2023 Aug  3 20:38:37 UTC:', '2023-08-03T20:38:37Z', true],
  ])('%s', (raw, iso, zoneKnown) => {
    expect(parseStamp(raw, AT)).toEqual({ iso, zoneKnown, yearKnown: true, raw })
  })
})

describe('stamps without a year take the latest that is not after the clock plus a day', () => {
  test.each([
    ['May  2 15:21:27.206 UTC', '2026-05-02T15:21:27.206Z'],
    ['Nov 24 23:00:00 UTC', '2026-11-24T23:00:00Z'],
    ['Nov 25 11:59:59 UTC', '2026-11-25T11:59:59Z'],
    ['Nov 25 12:00:01 UTC', '2025-11-25T12:00:01Z'],
    ['Dec 31 23:59:59 UTC', '2025-12-31T23:59:59Z'],
    ['Feb 29 02:00:00 UTC', '2024-02-29T02:00:00Z'],
    ['Nov 25 05:00:00 PST', '2025-11-25T13:00:00Z'],
  ])('%s', (raw, iso) => {
    expect(parseStamp(raw, AT)).toEqual({ iso, zoneKnown: true, yearKnown: false, raw })
  })

  test('on New Year’s Eve the device may be a day ahead', () => {
    expect(parseStamp('Jan  1 08:00:00', '2026-12-31T20:00:00Z').iso).toBe('2027-01-01T08:00:00Z')
  })

  test('a star or a dot before it, and a colon behind it, are no part of it', () => {
    expect(parseStamp('.Mar 24 20:17:03.508:', AT)).toMatchObject({
      iso: '2026-03-24T20:17:03.508Z',
      zoneKnown: false,
    })
    expect(parseStamp('*Oct 6 12:00:00.123', AT)).toMatchObject({ iso: '2026-10-06T12:00:00.123Z' })
  })
})

describe('zones that mean several', () => {
  test.each(['IST', 'CST', 'CDT', 'AST', 'BST', 'AMT', 'GST', 'SST', 'XYZ'])(
    '%s counts as UTC and is not known',
    (zone) => {
      expect(parseStamp(`2023 Aug  3 20:38:37 ${zone}`, AT)).toMatchObject({
        iso: '2023-08-03T20:38:37Z',
        zoneKnown: false,
      })
    },
  )

  test.each([
    ['UTC+5:30', '2023-08-03T15:08:37Z'],
    ['GMT-3', '2023-08-03T23:38:37Z'],
    ['(UTC)', '2023-08-03T20:38:37Z'],
  ])('%s is known', (zone, iso) => {
    expect(parseStamp(`2023 Aug  3 20:38:37 ${zone}`, AT)).toMatchObject({ iso, zoneKnown: true })
  })
})

describe('no stamps', () => {
  test.each([
    '',
    'never',
    '<none>',
    '2023 Aug 3',
    '20:38:37',
    'Feb 30 2023 10:00:00',
    '2023 Aug 32 10:00:00',
    '2023 Aug  3 25:00:00',
    '2023 Aug  3 20:38:37 leaf-101 %X',
  ])('%s', (raw) => {
    expect(parseStamp(raw, AT).iso).toBeUndefined()
  })

  test('a clock that is none gives no year', () => {
    expect(parseStamp('May  2 15:21:27 UTC', 'now').iso).toBeUndefined()
  })
})

test('any text: no throw, and what comes out is a time that reads back', () => {
  const word = fc.constantFrom(
    '2023',
    'Aug',
    '3',
    '20:38:37',
    'UTC',
    'IST',
    '*',
    ':',
    ' ',
    '+05:30',
    '2023-08-03',
    'T',
    'Z',
    '99',
    'Mon',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (raw) => {
        const stamp = parseStamp(raw, AT)
        expect(stamp.raw).toBe(raw)
        if (stamp.iso) expect(Date.parse(stamp.iso)).not.toBeNaN()
      },
    ),
  )
})
