import { createEngine } from '../../src/engine.ts'
import type { Knowledge, KnowledgeFile } from '../../src/knowledge/knowledge.ts'
import { createModel, type ModelConfig } from '../../src/llm/model.ts'
import { createLog } from '../../src/log.ts'
import { explain } from '../../src/reply/explain.ts'
import type { Question } from './golden.ts'
import { judge, type Outcome, shownEntry } from './measure.ts'

/** One question, asked of the search alone and, where there is a model, of both. */
export type Asked = Question & {
  alone: Outcome
  /** Whether a right entry is shown, or is among the choices. */
  offered: boolean
  aloneShown: string | undefined
  /** Whether it was told only whom to ask, which counts as a refusal. */
  aloneOutside: boolean
  both?: { outcome: Outcome; shown: string | undefined; call?: Call }
}

/** A request to the model, as the bot's own log tells it. `verdict`: `none` where no answer came. */
export type Call = { verdict: string; ms: number; tokens: { in: number; out: number } }

/** Asks every question, one after the other, as somebody in Slack would. `tell` is told after each. */
export async function evaluate(
  questions: readonly Question[],
  { knowledge, files, model: config }: Setting,
  tell: (done: number) => void = () => {},
): Promise<Asked[]> {
  const options = { at: '2026-11-24T02:12:00.000Z', asked: true }
  const calls: Call[] = []
  const log = createLog('info', { write: (line: string) => calls.push(...callIn(line)) })
  const engine = createEngine(knowledge, files, config && createModel(config, knowledge, log))
  const asked: Asked[] = []
  // who is told that it is outside, and whom to ask, was refused
  const told = (id: string | undefined) => (knowledge.answers.get(id ?? '')?.outside ? undefined : id)
  const aboutOf = (id: string | undefined) => knowledge.answers.get(id ?? '')?.about
  for (const question of questions) {
    const answer = explain(question.text, knowledge, options)
    const any = shownEntry(answer)
    const aloneShown = told(any)
    const aloneOutside = any !== undefined && aloneShown === undefined
    const alone = judge(question, aloneShown, aboutOf(aloneShown))
    const offered =
      alone === 'right entry' ||
      (answer.choices ?? []).some(({ entry }) => judge(question, entry, aboutOf(entry)) === 'right entry')
    const each: Asked = { ...question, alone, offered, aloneShown, aloneOutside }
    if (config) {
      const before = calls.length
      const shown = told(shownEntry(await engine.explain(question.text, options)))
      const call = calls[before]
      each.both = { outcome: judge(question, shown, aboutOf(shown)), shown, ...(call && { call }) }
    }
    asked.push(each)
    tell(asked.length)
  }
  await engine.close()
  return asked
}

type Setting = { knowledge: Knowledge; files: readonly KnowledgeFile[]; model?: ModelConfig | undefined }

function callIn(line: string): Call[] {
  const { msg, ms, verdict, tokens } = JSON.parse(line) as Partial<Call> & { msg: string }
  if (msg !== 'the model answered' && msg !== 'the model gave no answer') return []
  return [{ verdict: verdict ?? 'none', ms: ms ?? 0, tokens: tokens ?? { in: 0, out: 0 } }]
}
