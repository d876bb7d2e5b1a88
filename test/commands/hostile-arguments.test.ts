import { expect, test } from 'vitest'
import { sayStep } from '../../src/incident/say-step.ts'
import { knowledge } from '../e2e/start-bot.ts'
import { runSlp } from './run-slp.ts'

const HOSTILE = '\u001b]0;owned\u0007\u001b[31m\u202e\u200b'
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

test.each([
  ['a file that is not there', ['explain', `none${HOSTILE}.log`]],
  ['an unknown option', ['explain', `--none${HOSTILE}`]],
  ['an unknown command', [`none${HOSTILE}`]],
  ['a wrong value', ['explain', '--format', `none${HOSTILE}`]],
])('%s moves no cursor', (_, args) => {
  const { status, stderr } = runSlp(args)
  expect(status).toBe(2)
  expect(stderr).toContain('none')
  expect(stderr).not.toMatch(UNSEEN)
})

test('nor does a name that somebody gave themselves', () => {
  const step = { id: 'x', text: 'y', state: 'done', by: 'U1', ticks: [{ by: 'U1', at: '' }], commands: [] }
  const said = sayStep(
    step as unknown as Parameters<typeof sayStep>[0],
    { nameOf: () => `Eve${HOSTILE}` },
    knowledge,
  )
  expect(said).toContain('Eve')
  expect(said).not.toMatch(UNSEEN)
})
