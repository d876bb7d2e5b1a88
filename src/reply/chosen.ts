import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { explainingEntry } from '../diagnosis/entry-of.ts'
import type { ChosenBy } from '../evidence/evidence.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { place } from './labels.ts'
import { quote } from './quote.ts'
import { say } from './say.ts'

/** Runs of lines that are named; the rest is more of the same. */
const PLACES = 3

/**
 * The verdict where a model chose what to show, or what to ask: always marked as its choice, with the lines that led
 * there, and never a word of calm.
 */
export function chosenHeadline(
  knowledge: Knowledge,
  { verdict, clarify }: Diagnosis,
): { headline: string; impact: string } {
  const question = clarify && knowledge.questions.get(clarify.question)
  if (clarify && question) {
    const options = question.options.map(({ label }) => label).join('; ')
    return {
      headline: question.text,
      impact: [
        say(knowledge, 'model.asks', valuesOf(knowledge, clarify.chosenBy)),
        options && say(knowledge, 'model.options', { options }),
      ]
        .filter(Boolean)
        .join(' '),
    }
  }
  const { about } = verdict
  const title = about && explainingEntry(about, knowledge)?.title.replace(/\.$/, '')
  return {
    // a title that asks keeps its question mark
    headline: say(knowledge, 'model.headline', { title }).replace(/\?\.$/, '?'),
    impact: about?.chosenBy ? say(knowledge, 'model.impact', valuesOf(knowledge, about.chosenBy)) : '',
  }
}

/** The question to ask back, as the answer carries it; nothing where there is none. */
export function clarifyOf({ clarify }: Diagnosis, knowledge: Knowledge): Pick<Answer, 'clarify'> {
  const question = clarify && knowledge.questions.get(clarify.question)
  if (!clarify || !question) return {}
  return {
    clarify: {
      id: clarify.question,
      text: question.text,
      options: question.options,
      chosenBy: clarify.chosenBy,
    },
  }
}

function valuesOf(knowledge: Knowledge, { model, lines }: ChosenBy) {
  const places = lines.slice(0, PLACES).map((span) => place(knowledge, span))
  return { model: quote(model, 60), where: places.join(', ') }
}
