import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { FIXTURES, recognizeText } from './fixtures.ts'

const About = z.strictObject({
  source: z.enum(['documentation', 'captured', 'constructed']),
  from: z.string(),
  about: z.string(),
})

test('there are fixtures of every output', () => {
  expect(FIXTURES.length).toBeGreaterThan(100)
})

describe.each(FIXTURES)('$name', ({ folder, input }) => {
  test('says where it comes from', () => {
    About.parse(parse(readFileSync(join(folder, 'about.yml'), 'utf8')))
  })

  test('is read as expected.json says', async () => {
    // a golden file is written by `vitest -u` and read by a person; it is never made by an ordinary run
    if (process.env.CI) expect(existsSync(join(folder, 'expected.json'))).toBe(true)
    const { evidence, unrecognized } = recognizeText(input)
    const said = evidence.map(({ id: _, facts, ...rest }) => ({
      ...rest,
      facts: facts.map(({ key, value, lines, at }) => ({
        [key]: value,
        lines: lines.join('-'),
        ...(at && { at }),
      })),
    }))
    await expect(`${JSON.stringify({ evidence: said, unrecognized }, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, 'expected.json'),
    )
  })
})
