import { expect, test } from 'vitest'
import { areaOf } from '../../../src/evidence/outputs/change-area.ts'
import { typedUndo } from '../../../src/facts/derived/typed-undo.ts'
import type { Fact } from '../../../src/facts/fact.ts'

/** What takes back commands that were typed one after the other, before a failure of a kind at 12:00. Constructed. */
function undo(detail: string, ...commands: string[]): string | undefined {
  const typed = commands.map((command, minute): Fact => {
    const at = `2026-11-24T11:${String(10 + minute)}:00Z`
    const value = { command, at, user: 'olga', area: areaOf(command) ?? 'other' }
    return { key: 'typed.change', value, at, lines: [minute + 1, minute + 1], evidence: 'e1' }
  })
  const failed: Fact = {
    key: 'commFailed.detail',
    value: detail,
    at: '2026-11-24T12:00:00Z',
    lines: [9, 9],
    evidence: 'e2',
  }
  return typedUndo.derive([...typed, failed], {})?.value as string | undefined
}

test('what was removed is added first, then what was added is removed, in their VRF', () => {
  expect(
    undo(
      'unresolved-name',
      'vrf context management ; no ip name-server 192.0.2.53',
      'vrf context management ; ip name-server 192.0.2.99',
    ),
  ).toBe('vrf context management\n ip name-server 192.0.2.53\n no ip name-server 192.0.2.99')
})

test.each([
  ['unresolved-name', 'no ip domain-lookup', 'ip domain-lookup'],
  ['not-reached', 'interface mgmt0 ; shutdown', 'interface mgmt0\n no shutdown'],
  [
    'not-reached',
    'vrf context management ; no ip route 0.0.0.0/0 192.0.2.1',
    'vrf context management\n ip route 0.0.0.0/0 192.0.2.1',
  ],
])('%s after "%s"', (detail, command, back) => {
  expect(undo(detail, command)).toBe(back)
})

test('a transport goes back to the one that was set before it', () => {
  expect(undo('call-home-http', 'license smart transport smart', 'license smart transport callhome')).toBe(
    'license smart transport smart',
  )
  expect(undo('call-home-http', 'license smart transport callhome')).toBe(undefined)
})

test.each([
  ['a change that this failure can not come from', 'unresolved-name', 'ntp server 192.0.2.1'],
  ['a line that does more than it says', 'unresolved-name', 'ip name-server 192.0.2.1 ; reload'],
  ['words that are no command of ours', 'not-reached', 'ip route 0.0.0.0/0 192.0.2.1 <@everyone>'],
  ['another context', 'unresolved-name', 'line vty ; ip name-server 192.0.2.1'],
])('nothing is taken back of %s', (_, detail, command) => {
  expect(undo(detail, command)).toBe(undefined)
})
