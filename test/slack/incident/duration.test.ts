import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { later, readDuration } from '../../../src/slack/incident/duration.ts'

const AT = '2026-11-24T02:12:00.000Z'

describe('how long somebody wants to wait', () => {
  test.each([
    ['15m', 'PT15M'],
    [' 15m ', 'PT15M'],
    ['90 min', 'PT90M'],
    ['2 h', 'PT2H'],
    ['2 Hours', 'PT2H'],
    ['1 day', 'P1D'],
    ['30d', 'P30D'],
    ['007m', 'PT7M'],
    ['in 15 minutes', 'PT15M'],
    ['in 2h', 'PT2H'],
    ['tomorrow', 'P1D'],
    ['me tomorrow', 'P1D'],
    ['me in 15m', 'PT15M'],
    ['1h30m', 'PT1H30M'],
    ['1 h 30 min', 'PT1H30M'],
    ['1d 12h', 'P1DT12H'],
    ['in an hour', 'PT1H'],
    ['an hour', 'PT1H'],
    ['half an hour', 'PT30M'],
  ])('%s', (typed, duration) => {
    expect(readDuration(typed)).toBe(duration)
  })

  test.each([
    '',
    ' ',
    'm',
    '0m',
    '0',
    '15',
    '-5m',
    '31d',
    '721h',
    '99999d',
    '5 years',
    '2h later',
    'h2',
    '½h',
    '１５m',
    '2h\u0000',
    'PT15M',
    '1.5h',
    'me in',
    'constructor',
    'remind me',
    'me in 2h or so',
    '0h0m',
    '30d1m',
  ])('“%s” can’t be read', (typed) => {
    expect(readDuration(typed)).toBeUndefined()
  })

  test('what is read lies ahead, at most 30 days, and means what was typed', () => {
    const minutes = { m: 1, h: 60, d: 24 * 60 }
    fc.assert(
      fc.property(
        fc.nat({ max: 99_999 }),
        fc.constantFrom('m', 'h', 'd' as const),
        fc.constantFrom('', ' '),
        (count, unit, space) => {
          const meant = count * minutes[unit]
          const duration = readDuration(`${count}${space}${unit}`)
          const due = duration && later(AT, duration)
          if (meant === 0 || meant > 30 * 24 * 60) expect(duration).toBeUndefined()
          else expect(Date.parse(due ?? '')).toBe(Date.parse(AT) + meant * 60_000)
        },
      ),
    )
  })

  test('whatever is typed is a time ahead or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom('in ', '1', '9', ' ', 'h', 'm', 'd', 'min', '.', 'half ', 'an ', 'hour'), {
            maxLength: 8,
          }),
        ),
        (typed) => {
          const duration = readDuration(typeof typed === 'string' ? typed : typed.join(''))
          if (duration === undefined) return
          const ahead = Date.parse(later(AT, duration) ?? '') - Date.parse(AT)
          expect(ahead).toBeGreaterThan(0)
          expect(ahead).toBeLessThanOrEqual(30 * 24 * 60 * 60_000)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a wait of the knowledge base is a time later, nonsense is none', () => {
    expect(later(AT, 'PT15M')).toBe('2026-11-24T02:27:00.000Z')
    expect(later(AT, 'P1DT12H30M')).toBe('2026-11-25T14:42:00.000Z')
    for (const nonsense of ['', 'P', 'PT', 'PT0M', '15m', 'P-1D', 'PT1S', 'P1Y']) {
      expect(later(AT, nonsense)).toBeUndefined()
    }
  })
})
