import { expect, test } from 'vitest'
import { date, span, wait } from '../../src/reply/when.ts'
import { withReplies } from './with-replies.ts'

const knowledge = withReplies()

test.each([
  ['2026-11-24T03:00:00Z', '2026-12-06T02:11:09Z', '12 days'],
  ['2026-11-24T03:00:00Z', '2026-11-25T03:10:00Z', '1 day'],
  ['2026-11-24T03:00:00Z', '2026-11-23T22:00:00Z', '5 hours'],
  ['2026-11-24T03:00:00Z', '2026-11-24T04:01:00Z', '1 hour'],
  ['2026-11-24T03:00:00Z', '2026-11-24T03:12:00Z', '12 minutes'],
])('from %s to %s it is %s', (from, to, words) => {
  expect(span(knowledge, from, to)).toBe(words)
})

test('a date is written in UTC', () => {
  expect(date('2026-12-06T23:59:59Z')).toBe('6 Dec 2026')
})

test.each([
  ['PT15M', '15 minutes'],
  ['PT1H', '1 hour'],
  ['P1DT4H', '1 day 4 hours'],
])('%s is %s', (duration, words) => {
  expect(wait(knowledge, duration)).toBe(words)
})
