// node test/blind/pairs.ts make OUT [--set FOLDER] [--seed N]   a page for each post: the bot's first view and the reference, as A and B
// node test/blind/pairs.ts score OUT                            counts what the readers wrote to OUT/verdicts/*.jsonl
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { Options } from '../../src/evidence/options.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { explain } from '../../src/reply/explain.ts'
import { renderText } from '../../src/reply/text.ts'

const Marks = z.strictObject({
  right: z.number(),
  complete: z.number(),
  notInvented: z.number(),
  quick: z.number(),
})

/** What a reader says of one pair. */
const Judged = z.strictObject({
  post: z.string(),
  A: Marks,
  B: Marks,
  prefer: z.enum(['A', 'B', 'none']),
  why: z.string(),
})
type Judged = z.infer<typeof Judged>

/** Which of a page's letters is the bot, by post; readers never see it. */
const Key = z.record(z.string(), z.enum(['A', 'B']))

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string' }, seed: { type: 'string' }, at: { type: 'string' } },
})
const [task, out = ''] = positionals
if (task === 'make' && out) make(values.set ?? import.meta.dirname, Number(values.seed ?? Date.now() % 1e6))
else if (task === 'score' && out) score()
else {
  console.error('node test/blind/pairs.ts make|score OUT')
  process.exitCode = 2
}

function make(set: string, seed: number): void {
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const options = Options.parse({ at: values.at ?? new Date().toISOString() })
  const key: z.infer<typeof Key> = {}
  mkdirSync(join(out, 'pairs'), { recursive: true })
  mkdirSync(join(out, 'verdicts'), { recursive: true })
  let state = seed
  for (const name of readdirSync(join(set, 'posts')).sort()) {
    const post = name.slice(0, 2)
    const paste = readFileSync(join(set, 'posts', name), 'utf8')
    const text = renderText(explain(paste, knowledge, options), knowledge, {
      all: false,
      style: (_, plain) => plain,
    })
    const bot = text.trimEnd().split('\n').slice(0, -1).join('\n').trim()
    const reference = readFileSync(join(set, 'answers', `${post}.md`), 'utf8').trim()
    // a linear congruential generator: the same seed gives the same order anywhere
    state = (state * 1103515245 + 12345) % 2147483648
    const botFirst = state % 65536 < 32768
    key[post] = botFirst ? 'A' : 'B'
    const [a, b] = botFirst ? [bot, reference] : [reference, bot]
    writeFileSync(
      join(out, 'pairs', `${post}.md`),
      `# Post ${post}\n\n${paste.trimEnd()}\n\n======== Answer A ========\n\n${a}\n\n======== Answer B ========\n\n${b}\n`,
    )
  }
  writeFileSync(join(out, 'key.json'), JSON.stringify(key, undefined, 1))
  console.log(`${Object.keys(key).length} pairs in ${join(out, 'pairs')} (seed ${seed})`)
}

function score(): void {
  const key = Key.parse(JSON.parse(readFileSync(join(out, 'key.json'), 'utf8')))
  const folder = join(out, 'verdicts')
  const judged = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => Judged.parse(JSON.parse(line))),
  )
  const won = judged.filter(({ post, prefer }) => prefer === key[post])
  const lost = judged.filter(({ post, prefer }) => prefer !== 'none' && prefer !== key[post])
  console.log(
    `${judged.length} pairs: bot preferred ${won.length}, reference ${lost.length}, none ${judged.length - won.length - lost.length}`,
  )
  for (const mark of ['right', 'complete', 'notInvented', 'quick'] as const) {
    console.log(
      `${mark.padEnd(12)} bot ${mean(judged, key, mark, true)}  reference ${mean(judged, key, mark, false)}`,
    )
  }
  const lower = judged.filter(
    (each) => marksOf(each, key, true).notInvented < marksOf(each, key, false).notInvented,
  )
  console.log(`"nothing invented" lower in ${lower.length}: ${lower.map(({ post }) => post).join(' ')}`)
  for (const { post, why } of lost) console.log(`lost ${post}: ${why}`)
}

function marksOf(judged: Judged, key: z.infer<typeof Key>, bot: boolean) {
  const own = key[judged.post] ?? 'A'
  return bot ? judged[own] : judged[own === 'A' ? 'B' : 'A']
}

function mean(
  judged: readonly Judged[],
  key: z.infer<typeof Key>,
  mark: keyof z.infer<typeof Marks>,
  bot: boolean,
): string {
  const sum = judged.reduce((total, each) => total + marksOf(each, key, bot)[mark], 0)
  return (sum / judged.length).toFixed(2)
}
