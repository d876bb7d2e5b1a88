import { expect, test } from 'vitest'
import { createPace } from '../../../src/slack/delivery/pace.ts'

test('a channel takes a burst, then one message a turn', () => {
  const pace = createPace(1000, 3)
  const sent: number[] = []
  for (let now = 0; now <= 6000; now += 100) {
    while (!pace.waiting(now).includes('C1')) {
      pace.count('C1', now)
      sent.push(now)
    }
  }
  expect(sent).toEqual([0, 0, 0, 1000, 2000, 3000, 4000, 5000, 6000])
})

test('channels do not wait for one another', () => {
  const pace = createPace(1000, 1)
  pace.count('C1', 0)
  expect(pace.waiting(500)).toEqual(['C1'])
  expect(pace.next(500)).toBe(1000)
  expect(pace.waiting(1000)).toEqual([])
  expect(pace.next(1000)).toBeUndefined()
})

test('a channel that Slack has paused waits as long as Slack says', () => {
  const pace = createPace(10, 5)
  pace.pause('C1', 30_000)
  pace.pause('C1', 5000)
  expect(pace.waiting(29_999)).toEqual(['C1'])
  expect(pace.waiting(30_000)).toEqual([])
})

test('nothing is kept of channels that are quiet', () => {
  const pace = createPace(1000, 3)
  for (let channel = 0; channel < 1000; channel++) pace.count(`C${channel}`, 0)
  expect(pace.waiting(0)).toEqual([])
  expect(pace.next(2000)).toBeUndefined()
})
