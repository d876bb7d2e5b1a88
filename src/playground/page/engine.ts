import type { Knowledge } from '../../knowledge/knowledge.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import type { Answer } from '../../reply/answer.ts'
import { explain } from '../../reply/explain.ts'
import { renderMarkdown } from '../../reply/markdown.ts'
import { composePageAnswer } from './page-answer.ts'
import type { Ask, Told } from './protocol.ts'

/** The core behind one function: takes what the page asks, and gives what to tell it. */
export function createPageEngine(): (ask: Ask) => Told | undefined {
  let knowledge: Knowledge | undefined
  let last: Answer | undefined

  function answer(ask: Ask): Told | undefined {
    if (ask.kind === 'load') {
      knowledge = loadKnowledge(ask.files)
      return undefined
    }
    if (!knowledge) throw new Error('the knowledge base comes first')
    if (ask.kind === 'markdown') {
      return {
        kind: 'markdown',
        id: ask.id,
        text: last ? renderMarkdown(ticked(last, ask.done), knowledge) : '',
      }
    }
    last = explain(ask.paste, knowledge, ask.options)
    const json = `${JSON.stringify(last, undefined, 2)}\n`
    return { kind: 'explained', id: ask.id, answer: composePageAnswer(last, knowledge), json }
  }

  return (ask) => {
    try {
      return answer(ask)
    } catch (error) {
      return {
        kind: 'broke',
        id: 'id' in ask ? ask.id : 0,
        name: error instanceof Error ? error.name : 'unknown',
      }
    }
  }
}

/** The answer with the steps that a person ticked on the page. */
function ticked(answer: Answer, done: readonly string[]): Answer {
  const checklist = answer.checklist.map((step) =>
    done.includes(step.id) && step.state === 'todo' ? { ...step, state: 'done' as const } : step,
  )
  return { ...answer, checklist }
}
