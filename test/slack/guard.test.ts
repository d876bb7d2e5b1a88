import { expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import type { Desk } from '../../src/slack/desk.ts'
import { guard } from '../../src/slack/guard.ts'
import { knowledge } from '../e2e/start-bot.ts'

const desk = { engine: { knowledge }, log: createLog('silent') } as unknown as Desk

test.each([
  ['too long', new EngineError('slow', 'the text took too long'), /^I gave up after half a minute/],
  [
    'one too many',
    new EngineError('many', 'too many long texts of one'),
    /^I'm still reading other long texts/,
  ],
  ['broken', new EngineError('broken', 'RangeError'), /^Something broke on my side.* [0-9a-f]{8}\.$/],
  ['anything else', new TypeError('x'), /^Something broke on my side/],
])('whoever waits is told the truth: %s', async (_, error, sentence) => {
  const told: string[] = []
  const listener = guard(
    desk,
    'test',
    () => Promise.reject(error),
    async (_args, words) => told.push(words),
  )
  await listener({})
  expect(told).toEqual([expect.stringMatching(sentence)])
})
