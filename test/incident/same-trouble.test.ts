import { describe, expect, test } from 'vitest'
import {
  deviceKeys,
  isNewFailure,
  type KnownIncident,
  sameTrouble,
  sinceFor,
  type Trouble,
} from '../../src/incident/same-trouble.ts'
import { at, PASTES, pasted, reduced, story } from './story.ts'

const FAILED = 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'
const TRUST = 'messages/LICMGR/LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED'

const known = (over: Partial<KnownIncident> = {}): KnownIncident => ({
  team: 'T1',
  channel: 'C1',
  status: 'open',
  openedAt: at('03:00'),
  changedAt: at('03:00'),
  devices: ['leaf-12'],
  failures: [FAILED],
  ...over,
})
const trouble = (over: Partial<Trouble> = {}): Trouble => ({
  team: 'T1',
  channel: 'C1',
  at: at('03:10'),
  devices: ['leaf-12'],
  failures: [FAILED],
  ...over,
})
const how = (one: Trouble, ...others: KnownIncident[]) => sameTrouble(one, others)?.how

describe('the same trouble', () => {
  test('the same message from the same device, however long the incident is open', () => {
    expect(how(trouble({ at: '2026-11-30T03:00:00Z' }), known())).toBe('again')
    expect(how(trouble({ failures: [TRUST] }), known())).toBe('same-device')
  })
  test('the same failure from another device within minutes; near miss: later, or another failure', () => {
    expect(how(trouble({ devices: ['leaf-13'] }), known())).toBe('storm')
    expect(how(trouble({ devices: ['leaf-13'], at: at('03:16') }), known())).toBeUndefined()
    expect(how(trouble({ devices: ['leaf-13'], failures: [TRUST] }), known())).toBeUndefined()
  })
  test('a resolved one of the same device within a day; near miss: later, or another device', () => {
    const resolved = known({ status: 'resolved', changedAt: at('03:05') })
    expect(how(trouble(), resolved)).toBe('reopened')
    expect(how(trouble({ at: '2026-11-25T03:06:00Z' }), resolved)).toBeUndefined()
    expect(how(trouble({ devices: ['leaf-13'] }), resolved)).toBeUndefined()
    expect(how(trouble({ failures: [] }), resolved)).toBeUndefined()
  })
  test('never without a host, on either side', () => {
    expect(how(trouble({ devices: [] }), known())).toBeUndefined()
    expect(how(trouble({ devices: [] }), known({ devices: [] }))).toBeUndefined()
    expect(how(trouble(), known({ devices: [] }))).toBeUndefined()
  })
  test('never of another team or channel', () => {
    expect(how(trouble({ team: 'T2' }), known())).toBeUndefined()
    expect(how(trouble({ channel: 'C2' }), known())).toBeUndefined()
  })
  test('an open one goes before one that is resolved, the newest before the others', () => {
    const [old, young] = [known({ openedAt: at('01:00') }), known({ openedAt: at('02:00') })]
    const resolved = known({ status: 'resolved', openedAt: at('02:30') })
    expect(sameTrouble(trouble(), [old, resolved, young])?.incident).toBe(young)
  })
  test('a short name and its full one are one device; two full ones are two', () => {
    expect(how(trouble({ devices: ['LEAF-12.example.net'] }), known())).toBe('again')
    expect(
      how(trouble({ devices: ['leaf-12'] }), known({ devices: ['leaf-12', 'leaf-12.example.net'] })),
    ).toBe('again')
    const elsewhere = trouble({ devices: ['leaf-12.example.org'], failures: [TRUST] })
    expect(how(elsewhere, known({ devices: ['leaf-12', 'leaf-12.example.net'] }))).toBeUndefined()
    const asKept = trouble({ devices: deviceKeys('leaf-12.example.org'), failures: [TRUST] })
    expect(how(asKept, known({ devices: deviceKeys('leaf-12.example.net') }))).toBeUndefined()
    expect(how(asKept, known({ devices: deviceKeys('leaf-12') }))).toBe('same-device')
  })
  test('what the store looks for', () => {
    expect(deviceKeys('LEAF-12.example.net')).toEqual(['leaf-12', 'leaf-12.example.net'])
    expect(deviceKeys('192.0.2.1')).toEqual(['192.0.2.1'])
    expect(sinceFor(at('03:10'))).toEqual({
      device: '2026-11-23T03:10:00.000Z',
      failure: '2026-11-24T02:55:00.000Z',
    })
  })
})

describe('a new failure', () => {
  const brings = (...pastes: string[]) => {
    const events = story(...pastes.map((each) => pasted(each)))
    return isNewFailure(reduced(events.slice(0, -1)), reduced(events))
  }
  test('is one more message, another device, another failure', () => {
    expect(brings(PASTES.failed(), PASTES.failed('leaf-12', '02:26:09'))).toBe(true)
    expect(brings(PASTES.failed(), PASTES.failed('leaf-13'))).toBe(true)
    expect(brings(PASTES.failed(), PASTES.unresolved)).toBe(true)
    expect(brings(PASTES.failed(), PASTES.restored(), PASTES.failed('leaf-12', '05:11:09'))).toBe(true)
  })
  test('near miss: the old line again, good news, or a failure from before it was mended', () => {
    expect(brings(PASTES.failed(), PASTES.failed())).toBe(false)
    expect(brings(PASTES.failed(), PASTES.restored())).toBe(false)
    expect(brings(PASTES.failed(), PASTES.restored(), PASTES.failed())).toBe(false)
    expect(brings(PASTES.failed(), PASTES.restored(), PASTES.failed('leaf-12', '02:26:09'))).toBe(false)
  })
})
