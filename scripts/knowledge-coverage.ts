import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findEmptyCitations, findUncited } from '../src/knowledge/coverage.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'

// npm run knowledge:coverage -- --source FILE: the chapter's content lines that no entry cites.
const { source } = parseArgs({ options: { source: { type: 'string' } } }).values
if (!source) {
  console.error('usage: npm run knowledge:coverage -- --source FILE, the text of the chapter')
  process.exit(2)
}
const chapter = readFileSync(source, 'utf8')
const knowledge = loadKnowledge(readKnowledgeFolder())

const uncited = findUncited(knowledge, chapter)
for (const { line, text } of uncited) console.log(`${line}: ${text}`)
for (const { section, lines } of findEmptyCitations(knowledge, chapter)) {
  console.log(`cited, but blank or beyond the end: ${lines?.join('-')} (${section})`)
}
console.log(`${uncited.length} content lines are not cited`)
process.exitCode = uncited.length > 0 ? 1 : 0
