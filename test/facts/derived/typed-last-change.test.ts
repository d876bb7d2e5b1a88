import { expect, test } from 'vitest'
import { typedLastChange, typedLastChangeBy } from '../../../src/facts/derived/typed-last-change.ts'
import type { Fact, FactValue } from '../../../src/facts/fact.ts'

test('the last one before the failure, unless it failed itself', () => {
  const facts = [
    change('license smart transport off', '2025-04-24T06:51:12Z'),
    change('no ip name-server 192.0.2.53', '2025-04-24T06:55:00Z', { user: 'jdoe' }),
    change('clock protocol none', '2025-04-24T06:56:00Z', { failed: true }),
    change('ip name-server 192.0.2.54', '2025-04-24T08:00:00Z'),
    fact('commFailed.detail', 'unresolved-name', '2025-04-24T07:00:00Z'),
  ]
  expect(typedLastChange.derive(facts, {})?.value).toBe('no ip name-server 192.0.2.53')
  expect(typedLastChangeBy.derive(facts, {})?.value).toBe('jdoe')
})

test('none before it, and a message that shows no command, tell nothing', () => {
  const failed = fact('commFailed.detail', 'unresolved-name', '2025-04-24T07:00:00Z')
  expect(typedLastChange.derive([change('x', '2025-04-24T08:00:00Z'), failed], {})).toBeUndefined()
  expect(
    typedLastChange.derive([fact('typed.change', { at: '2025-04-24T06:00:00Z', area: 'config' })], {}),
  ).toBeUndefined()
})

function change(command: string, at: string, more: Record<string, string | boolean> = {}): Fact {
  return fact('typed.change', { command, at, area: 'dns', ...more }, at)
}

function fact(key: Fact['key'], value: FactValue, at?: string): Fact {
  return { key, value, lines: [1, 1], evidence: 'e1', ...(at && { at }) }
}
