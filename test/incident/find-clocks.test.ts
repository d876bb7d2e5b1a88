import { describe, expect, test } from 'vitest'
import { at, PASTES, pasted, reduced, story } from './story.ts'

const SYNC = { kind: 'ticked' as const, by: 'UANA', step: 'actions/sync-on-demand#sync' }
const status = (ack: string, more = '') =>
  `leaf-12# show license status\nTransport:\n  Type: Smart\n  URL: https://smartreceiver.cisco.com/licservice/license\n  VRF: management\nUsage reporting:\n  Last ACK received: ${ack}\n${more}  Last report push: Nov 24 04:05:00 2026 UTC`
const clocks = (now: string, ...told: Parameters<typeof story>) => reduced(story(...told), at(now)).clocks
const clock = (id: string, now: string, ...told: Parameters<typeof story>) =>
  clocks(now, ...told).find((each) => each.id === `clocks/${id}`)

describe('an ACK after a sync', () => {
  test('is due 15 minutes after it, when direct; the bot asks for one output', () => {
    expect(
      clock('ack-after-sync', '03:04', pasted(PASTES.failed()), pasted(PASTES.transport()), SYNC),
    ).toMatchObject({
      due: '2026-11-24T03:18:00.000Z',
      wait: 'PT15M',
      ask: 'show license status',
    })
  })

  test('a sync that was typed at the prompt counts as well', () => {
    const typed = pasted('leaf-12# license smart sync')
    expect(
      clock('ack-after-sync', '03:04', pasted(PASTES.failed()), pasted(PASTES.transport()), typed)?.due,
    ).toBe('2026-11-24T03:18:00.000Z')
  })

  test('a newer ACK cancels it; near miss: an older one doesn’t', () => {
    const acked = (ack: string) =>
      clock(
        'ack-after-sync',
        '03:10',
        pasted(PASTES.failed()),
        pasted(PASTES.transport()),
        SYNC,
        pasted(status(ack)),
      )
    expect(acked('Nov 24 03:09:00 2026 UTC')).toBeUndefined()
    expect(acked('Nov 24 02:09:00 2026 UTC')).toBeDefined()
  })

  test('through CSLU or SSM On-Prem their schedule decides: it says so, and offers a reminder', () => {
    const told: Parameters<typeof story> = [
      pasted(PASTES.failed()),
      { kind: 'chosen', by: 'UANA', what: 'topology', value: 'on-prem' },
      SYNC,
    ]
    expect(clock('ack-after-sync', '03:04', ...told)).toBeUndefined()
    const schedule = clock('ack-schedule-of-server', '03:04', ...told)
    expect(schedule).toMatchObject({ wait: 'PT1H', ask: 'show license status' })
    expect(schedule?.due).toBeUndefined()
  })

  test('near miss: where nobody has said the way, nothing is set without being asked', () => {
    expect(clock('ack-after-sync', '03:04', pasted(PASTES.failed()), SYNC)).toMatchObject({ wait: 'PT15M' })
    expect(clock('ack-after-sync', '03:04', pasted(PASTES.failed()), SYNC)?.due).toBeUndefined()
  })
})

describe('resending after a missed report', () => {
  test('takes four hours, from the paste where the zone of the stamp isn’t known', () => {
    expect(clock('resend-four-hours', '04:00', pasted(PASTES.failed()))?.due).toBe('2026-11-24T07:01:00.000Z')
    const zoned = PASTES.failed().replace('02:11:09', '02:11:09 UTC')
    expect(clock('resend-four-hours', '04:00', pasted(zoned))?.due).toBe('2026-11-24T06:11:09.000Z')
  })
  test('what is past is no reminder; then it is every 15 minutes', () => {
    expect(clock('resend-four-hours', '12:00', pasted(PASTES.failed()))?.due).toBeUndefined()
    expect(clock('resend-every-15-minutes', '12:00', pasted(PASTES.failed()))).toMatchObject({
      wait: 'PT15M',
    })
  })
  test('COMM_RESTORED cancels both', () => {
    expect(clocks('05:00', pasted(PASTES.failed()), pasted(PASTES.restored()))).toEqual([])
  })
})

describe('an acknowledgment that is required by a date', () => {
  const required =
    '2026 Nov 24 02:11:09 leaf-12 %LICMGR-4-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 30 days.'
  test('asks a week before, then a day before', () => {
    expect(clock('ack-required-in-days', '04:00', pasted(required))).toMatchObject({
      due: '2026-12-17T02:11:09.000Z',
      text: 'An ACK is required by 24 Dec 2026, in 30 days.',
    })
    const close = required.replace('30 days', '5 days')
    expect(clock('ack-required-in-days', '04:00', pasted(close))?.due).toBe('2026-11-28T02:11:09.000Z')
  })
  test('the deadline of a pasted status counts the same, and a newer ACK moves it', () => {
    const until = (date: string) => status('Nov 20 03:09:00 2026 UTC', `  Next ACK deadline: ${date}\n`)
    const due = (...dates: string[]) =>
      clock(
        'ack-required-in-days',
        '04:00',
        pasted(PASTES.failed()),
        ...dates.map((date) => pasted(until(date))),
      )?.due
    expect(due('Dec 23 09:11:02 2026 UTC')).toBe('2026-12-16T09:11:02.000Z')
    expect(due('Dec 23 09:11:02 2026 UTC', 'Feb 22 09:15:00 2027 UTC')).toBe('2027-02-15T09:15:00.000Z')
  })
  test('near miss: a passed one says so and reminds of nothing', () => {
    const passed = clock(
      'ack-required-in-days',
      '04:00',
      pasted(status('Sep 20 03:09:00 2026 UTC', '  Next ACK deadline: Nov 22 09:11:02 2026 UTC\n')),
    )
    expect(passed?.due).toBeUndefined()
    expect(passed?.text).toBe('An ACK was required by 22 Nov 2026, 2 days ago.')
  })
})

test('nothing runs in an incident that is resolved', () => {
  expect(clocks('04:00', pasted(PASTES.failed()), { kind: 'resolved', by: 'UANA', how: 'hand' })).toEqual([])
})
