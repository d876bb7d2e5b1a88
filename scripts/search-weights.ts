import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { openRanking } from '../src/knowledge/search.ts'
import { measure } from '../src/knowledge/search-features.ts'
import type { SearchQuestion } from '../src/knowledge/search-question.ts'
import { type Ranked, surenessFeatures } from '../src/knowledge/search-rank.ts'
import { SearchWords } from '../src/knowledge/search-words.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'
import { dot, fitOrder, fitSure } from './search/fit.ts'
import { ASKS, heldOut, isRight, type Labelled, readLabelled } from './search/questions.ts'

// node scripts/search-weights.ts [--write]: sets the weights of the search on the labelled questions of test/knowledge and
// on the asks of the entries, each asked of an index that lacks it, and says by five-fold cross-validation what they come
// to. questions-fresh.yml is only measured, and the golden set of test/eval has no part in it.
const FOLDS = 5
/** What is enough to find the candidates. */
const ROUGH = [2, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1]
const CANDIDATES = 30

/** An ask has one label, though other entries may answer it as well: it tells less of how sure one can be. */
const ASKS_SURE = 0.3

const files = readKnowledgeFolder()
const knowledge = loadKnowledge(files)
const words = SearchWords.parse(parse(files.find(({ path }) => path === 'synonyms.yml')?.text ?? ''))
const whole = openRanking(knowledge, words)
const { isOne } = whole

function askOf(each: Labelled, { index, look }: typeof whole) {
  const { question } = look(each.text)
  const candidates = measure(index.spelled(each.text), question, index)
    .map((one) => ({ ...one, rough: dot(ROUGH, one.features) }))
    .sort((one, other) => other.rough - one.rough)
    .slice(0, CANDIDATES)
    .map(({ id, features }) => ({ id, features, right: isRight(id, each.right, knowledge) }))
  return { ...each, question, candidates, surely: surelyOf(question, index) }
}
/** What of sureness is of the question alone must be of the index that it was asked of. */
function surelyOf(question: SearchQuestion, index: typeof whole.index) {
  return (ranked: readonly Ranked[]) => surenessFeatures(question, ranked, index, isOne)
}

const asked = [
  ...readLabelled().map((each) => askOf(each, whole)),
  ...heldOut(knowledge, FOLDS).flatMap(({ without, asks }) => {
    const ranking = openRanking(without, words)
    return asks.map((each) => askOf(each, ranking))
  }),
]
type Asked = (typeof asked)[number]

function ranked({ candidates }: Asked, order: readonly number[]): (Ranked & { right: boolean })[] {
  const scored = candidates
    .map((each) => ({ ...each, title: each.id, score: dot(order, each.features), part: 0 }))
    .sort((one, other) => other.score - one.score)
  const most = scored[0]?.score ?? 0
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - most), 0)
  return scored.map((each) => ({ ...each, part: Math.exp(each.score - most) / sum }))
}

const inFold = (at: number, fold: number) => at % FOLDS === fold
const placed = asked.map((each) => ({
  each,
  order: ranked(each, []),
}))
for (let fold = 0; fold < FOLDS; fold++) {
  const order = fitOrder(
    asked.filter((each, at) => each.right.length > 0 && each.weight > 0 && !inFold(at, fold)),
  )
  for (const [at, each] of asked.entries()) {
    if (inFold(at, fold)) placed[at] = { each, order: ranked(each, order) }
  }
}
const cases = placed.flatMap(({ each, order }, at) => {
  const features = each.surely(order)
  const right = order[0]?.right ?? false
  return features
    ? [
        {
          at,
          each,
          order,
          features,
          right,
          weight: each.weight * (each.set === ASKS ? ASKS_SURE : 1),
          sure: 0,
        },
      ]
    : []
})
for (let fold = 0; fold < FOLDS; fold++) {
  const sure = fitSure(cases.filter(({ at, weight }) => weight > 0 && !inFold(at, fold)))
  for (const one of cases) if (inFold(one.at, fold)) one.sure = 1 / (1 + Math.exp(-dot(sure, one.features)))
}

const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(1)}%`.padStart(6)
for (const set of new Set(asked.map((each: Labelled) => each.set))) {
  const own = cases.filter(({ each }) => each.set === set)
  const [answered, refused] = [
    own.filter(({ each }) => each.right.length > 0),
    own.filter(({ each }) => each.right.length === 0),
  ]
  const within = (n: number) =>
    answered.filter(({ order }) => order.slice(0, n).some(({ right }) => right)).length
  console.log(
    `${set}: first ${percent(within(1), answered.length)}, in three ${percent(within(3), answered.length)}`,
  )
  for (const from of [0.4, 0.5, 0.6, 0.7]) {
    const said = answered.filter(({ sure }) => sure >= from)
    const right = said.filter((one) => one.right).length
    const spoke = refused.filter((one) => one.sure >= from && !one.right).length
    console.log(
      `  from ${from}: right ${percent(right, answered.length)}, wrong ${percent(said.length - right, answered.length)}, answered of ${refused.length} to refuse: ${spoke}`,
    )
  }
}
const order = fitOrder(asked.filter(({ right, weight }) => right.length > 0 && weight > 0))
const sure = fitSure(cases.filter(({ weight }) => weight > 0))
const shown = (list: readonly number[]) => `[${list.map((each) => Number(each.toFixed(2))).join(', ')}]`
console.log(`ORDER ${shown(order)}\nSURE ${shown(sure)}`)
if (process.argv.includes('--write')) {
  const path = join(import.meta.dirname, '../src/knowledge/search-weights.ts')
  const text = readFileSync(path, 'utf8')
    .replace(/ORDER: readonly number\[\] = \[[^\]]*\]/, `ORDER: readonly number[] = ${shown(order)}`)
    .replace(/SURE: readonly number\[\] = \[[^\]]*\]/, `SURE: readonly number[] = ${shown(sure)}`)
  writeFileSync(path, text)
}
