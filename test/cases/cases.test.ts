import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import * as z from 'zod'
import { Options } from '../../src/evidence/options.ts'
import { Act } from '../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { Answer } from '../../src/reply/answer.ts'
import { explain } from '../../src/reply/explain.ts'
import { renderMarkdown } from '../../src/reply/markdown.ts'
import { renderText } from '../../src/reply/text.ts'
import { wordsOfFirst } from '../words-of-first.ts'

/** Beside each paste: where it comes from, and what must hold whatever the words of the reply. */
const About = z.strictObject({
  source: z.enum(['documentation', 'captured', 'constructed']),
  about: z.string(),
  act: Act,
  supported: z.array(z.string()).default([]),
  'ruled-out': z.array(z.string()).default([]),
  /** Causes that one could take it for and that must not be supported. */
  'near-miss': z.array(z.string()).default([]),
  /** Words that must stand in the whole reply, and words that must not. */
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  by: z.string().optional(),
})

const knowledge = { ...loadKnowledge(readKnowledgeFolder()), version: '2026.11.0+test' }
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(24)
})

test('every cause that has a condition has a case where it holds, and a near miss', () => {
  const abouts = cases.map(aboutOf)
  const without = (key: 'supported' | 'near-miss' | 'ruled-out', ids: string[]) => {
    const has = new Set(abouts.flatMap((about) => about[key]))
    return ids.filter((id) => !has.has(id))
  }
  const causes = [...knowledge.causes].flatMap(([id, { when, retired }]) =>
    when && !retired ? [id.replace('causes/', '')] : [],
  )
  expect(causes.length).toBeGreaterThan(30)
  expect(without('supported', causes)).toEqual([])
  expect(without('near-miss', without('ruled-out', causes))).toEqual([])
})

describe.each(cases)('%s', (name) => {
  const folder = join(import.meta.dirname, name)
  const about = aboutOf(name)
  const given = existsSync(join(folder, 'options.yml'))
    ? parse(readFileSync(join(folder, 'options.yml'), 'utf8'))
    : {}
  const options = Options.parse({ at: '2026-11-24T03:00:00Z', ...given })
  const answer = explain(readFileSync(join(folder, 'paste.txt'), 'utf8'), knowledge, options)
  const text = renderText(answer, knowledge, { all: false, style: (_, plain) => plain })
  const markdown = renderMarkdown(answer, knowledge)

  test('the verdict, and what is supported and ruled out', () => {
    const ids = (state: string) =>
      answer.causes.filter((cause) => cause.state === state).map(({ id }) => id.replace('causes/', ''))
    expect(answer.verdict.act).toBe(about.act)
    expect([...new Set(ids('supported'))]).toEqual(about.supported)
    expect(ids('ruled-out')).toEqual(expect.arrayContaining(about['ruled-out']))
    expect(ids('supported').filter((id) => about['near-miss'].includes(id))).toEqual([])
    expect(answer.verdict.by).toBe(about.by)
    for (const words of about.says) expect(`${text}\n${JSON.stringify(answer)}`).toContain(words)
    for (const words of about.never)
      expect(`${text}\n${markdown}\n${JSON.stringify(answer)}`).not.toContain(words)
  })

  test('the answer keeps the contract', () => {
    expect(Answer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    // what people say beside the paste is no evidence of its own
    const known = new Set([...answer.evidence.map(({ id }) => id), 'said'])
    const cited = [...answer.facts, ...answer.causes.flatMap(({ because }) => because)]
    expect(cited.filter(({ evidence }) => !known.has(evidence))).toEqual([])
    expect(
      answer.causes.filter(({ state, because }) => state !== 'possible' && because.length === 0),
    ).toEqual([])
  })

  test('the first view is narrow, and short enough for somebody who has just woken up', () => {
    const commands = answer.checklist.flatMap((step) => step.commands.map((command) => command.text))
    const wide = text.split('\n').filter((line) => [...line].length > 80)
    expect(wide.filter((line) => !commands.some((command) => line.includes(command)))).toEqual([])
    expect(wordsOfFirst(answer)).toBeLessThanOrEqual(150)
  })

  test('reply.txt is what is answered, answer.yml which entries it is made of', async () => {
    await expect(text).toMatchFileSnapshot(join(folder, 'reply.txt'))
    await expect(stringify(idsOf(answer))).toMatchFileSnapshot(join(folder, 'answer.yml'))
  })
})

/** What an answer is made of, without its words. */
function idsOf({ verdict, evidence, causes, first, ask }: Answer) {
  const of = (state: string) => causes.filter((cause) => cause.state === state).map(({ id }) => id)
  return {
    act: verdict.act,
    about: evidence.find(({ id }) => id === verdict.about)?.entry ?? null,
    supported: of('supported'),
    'ruled-out': of('ruled-out'),
    possible: of('possible').length,
    plan: first.plan,
    paste: first.paste,
    ask: ask.map(({ command }) => command),
  }
}

function aboutOf(name: string): z.infer<typeof About> {
  return About.parse(parse(readFileSync(join(import.meta.dirname, name, 'about.yml'), 'utf8')))
}
