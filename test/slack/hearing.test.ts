import { expect, test } from 'vitest'
import { hearingOf } from '../../src/slack/hearing.ts'

test.each([
  ['a public channel with its scope', ['channels:history'], 'C024BE7LH', true],
  ['a public channel with the scope of private ones', ['groups:history'], 'C024BE7LH', false],
  ['a private channel with its scope', ['groups:history'], 'G024BE7LH', true],
  ['a private channel with the scope of public ones', ['channels:history'], 'G024BE7LH', false],
  ['a channel without any scope', [], 'C024BE7LH', false],
  ['a direct conversation without any scope', [], 'D024BE7LH', true],
  ['a channel where the scopes are unknown', undefined, 'C024BE7LH', true],
])('%s', (_, scopes, channel, hears) => {
  expect(hearingOf(scopes)(channel)).toBe(hears)
})
