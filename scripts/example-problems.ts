import { statedIn } from '../src/evidence/read-said.ts'
import { recognize } from '../src/evidence/recognize.ts'
import { askedIn } from '../src/knowledge/asked-in.ts'
import type { Knowledge, KnowledgeFile } from '../src/knowledge/knowledge.ts'
import { parseYaml } from '../src/knowledge/parse-yaml.ts'
import { sentencesOf } from '../src/knowledge/says.ts'
import { readPaste } from '../src/text/read-paste.ts'

/** The examples of messages and errors that aren't recognised as what they stand under, and the near misses that are. */
export function findExampleProblems(files: readonly KnowledgeFile[], knowledge: Knowledge): string[] {
  const entriesOf = (line: string) =>
    recognize(readPaste(line), knowledge, { at: '2026-11-24T12:00:00.000Z', asked: false }).evidence

  const wrong: { id: string; path: PropertyKey[]; what: string }[] = []
  const tell = (id: string, path: PropertyKey[], what: string) => wrong.push({ id, path, what })
  for (const [id, { examples, not, details }] of knowledge.messages) {
    for (const [at, { line, gives, is }] of examples.entries()) {
      const found = entriesOf(line).find(({ message }) => message)
      // an authorization message of another platform is only named
      if (found?.entry !== id && !(found?.level === 'named' && id.includes('AUTHORIZATION_'))) {
        tell(
          id,
          ['examples', at],
          `the example is not recognised as this message, but as ${found?.entry ?? 'nothing'}`,
        )
        continue
      }
      for (const [field, value] of Object.entries(gives)) {
        const got = found?.message?.fields[field]
        if (got !== value)
          tell(
            id,
            ['examples', at],
            `${field} should be "${value}" and is ${got === undefined ? 'missing' : `"${got}"`}`,
          )
      }
      const classified = found?.facts.find(({ key }) => key === details?.fact)?.value
      if (is !== undefined && classified !== is)
        tell(
          id,
          ['examples', at],
          `${details?.fact} should be ${is} and is ${classified ?? 'not classified'}`,
        )
    }
    for (const [at, line] of not.entries()) {
      if (entriesOf(line).some(({ entry }) => entry === id))
        tell(id, ['not', at], 'the near miss is taken for this message')
    }
  }
  const saidBy = (id: string, words: string) => {
    const { spoken } = recognize(readPaste(words), knowledge, { at: '2026-11-24T12:00:00.000Z', asked: true })
    const stated = spoken.flatMap(({ sentence }) => statedIn(sentence, knowledge))
    return Object.fromEntries(stated.flatMap((each) => (each.id === id ? [[each.fact, each.value]] : [])))
  }
  for (const [id, { examples, not }] of knowledge.said) {
    for (const [at, { says, gives }] of examples.entries()) {
      const got = saidBy(id, says)
      const sorted = (facts: object) => JSON.stringify(Object.entries(facts).sort())
      if (sorted(got) !== sorted(gives))
        tell(
          id,
          ['examples', at],
          `"${says}" should state ${JSON.stringify(gives)} and states ${JSON.stringify(got)}`,
        )
    }
    for (const [at, says] of not.entries()) {
      const got = saidBy(id, says)
      if (Object.keys(got).length > 0)
        tell(id, ['not', at], `"${says}" is taken to state ${JSON.stringify(got)}`)
    }
  }
  const isAsked = (id: string, words: string, how: { asks?: boolean } = {}) =>
    sentencesOf(words).some((sentence) => askedIn(sentence, knowledge, how).some((each) => each.id === id))
  for (const [id, { examples, not }] of knowledge.asked) {
    for (const [at, words] of examples.entries())
      if (!isAsked(id, words, { asks: true }))
        tell(id, ['examples', at], `"${words}" is not taken for this question`)
    for (const [at, words] of not.entries())
      if (isAsked(id, words)) tell(id, ['not', at], `"${words}" is taken for this question`)
  }
  for (const [id, { examples, not }] of knowledge.errors) {
    for (const [at, line] of examples.entries()) {
      if (!entriesOf(line).some(({ entry }) => entry === id))
        tell(id, ['examples', at], 'the example is not recognised as this error')
    }
    for (const [at, line] of not.entries()) {
      if (entriesOf(line).some(({ entry }) => entry === id))
        tell(id, ['not', at], 'the near miss is taken for this error')
    }
  }
  return wrong.map(({ id, path, what }) => {
    const file = files.find((each) => each.path === `${id}.yml`)
    const yaml = file && parseYaml(file)
    return `${id}.yml:${yaml && 'lineOf' in yaml ? yaml.lineOf(path) : 1}: ${what}`
  })
}
