import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { questionsAbout } from '../../src/incident/ask-about.ts'
import { explain } from '../../src/reply/explain.ts'
import { speaks } from '../../src/reply/speaks.ts'
import { at, knowledge, PASTES, pasted, story } from '../incident/story.ts'

const read = (name: string) => parse(readFileSync(join(import.meta.dirname, name), 'utf8'))

const Paste = z.enum(['failed', 'restored', 'transport', 'unresolved', 'replies'])
const dialogues = z
  .array(
    z.strictObject({
      about: z.string(),
      paste: z.array(Paste),
      turns: z.array(z.tuple([z.string()], z.string())),
    }),
  )
  .parse(read('dialogues.yml'))

describe.each(dialogues)('$about', ({ paste, turns }) => {
  const texts = paste.map((name) => {
    const own = PASTES[name]
    return typeof own === 'string' ? own : own()
  })
  const events = story(...texts.map((text) => pasted(text)))

  test.each(turns.map(([said, ...entries]) => ({ said, entries })))('$said', ({ said, entries }) => {
    expect(questionsAbout(events, said, knowledge, at('08:00')).map(({ entry }) => entry)).toEqual(entries)
  })
})

describe('ordinary talk, not said to the bot', () => {
  const silent = z.array(z.string()).parse(read('ordinary-talk.yml'))

  test('is a lot of it', () => expect(silent.length).toBeGreaterThanOrEqual(200))

  test('gets no answer', () => {
    const options = { at: at('08:00'), asked: false }
    expect(silent.filter((said) => speaks(explain(said, knowledge, options)))).toEqual([])
  })
})
