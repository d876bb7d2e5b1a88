import { findProblems } from '../src/knowledge/check.ts'
import { KINDS } from '../src/knowledge/entries.ts'
import { readKnowledge } from '../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'
import { findExampleProblems } from './example-problems.ts'

// npm run knowledge:check [-- FOLDER]: everything that is wrong with the knowledge base, at once, with file and line.
const files = readKnowledgeFolder(process.argv[2])
const { knowledge, problems: unread } = readKnowledge(files)
const problems = [...unread, ...findProblems(files, knowledge), ...findExampleProblems(files, knowledge)]
if (problems.length > 0) {
  console.error(problems.map((line) => `knowledge/${line}`).join('\n'))
  console.error(problems.length === 1 ? '1 problem' : `${problems.length} problems`)
  process.exitCode = 1
} else {
  const counts = KINDS.map((kind) => `${knowledge[kind].size} ${kind}`).join(', ')
  console.log(`knowledge ${knowledge.version}: ${counts}, ${knowledge.errata.length} errata; no problems`)
}
