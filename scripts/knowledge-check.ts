import { KnowledgeError } from '../src/errors.ts'
import { findProblems } from '../src/knowledge/check.ts'
import { KINDS } from '../src/knowledge/entries.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'
import { findExampleProblems } from './example-problems.ts'

// npm run knowledge:check [-- FOLDER]: everything that is wrong with the knowledge base, at once, with file and line.
try {
  const files = readKnowledgeFolder(process.argv[2])
  const knowledge = loadKnowledge(files)
  const problems = [...findProblems(files, knowledge), ...findExampleProblems(files, knowledge)]
  if (problems.length > 0) throw new KnowledgeError(problems)
  console.log(
    `knowledge ${knowledge.version}: ${KINDS.map((kind) => `${knowledge[kind].size} ${kind}`).join(', ')}, ${knowledge.errata.length} errata; no problems`,
  )
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  console.error(error.problems.map((line) => `knowledge/${line}`).join('\n'))
  console.error(`${error.problems.length} problems`)
  process.exitCode = 1
}
