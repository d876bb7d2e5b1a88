import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findEmptyCitations, findUncited } from '../src/knowledge/coverage.ts'
import { readKnowledge } from '../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'

// npm run knowledge:coverage -- --source FILE [--knowledge FOLDER]: the chapter's content lines that no entry cites.
const options = { source: { type: 'string' }, knowledge: { type: 'string' } } as const
const { source, knowledge: folder } = parseArgs({ options }).values
if (!source || !existsSync(source)) {
  console.error('usage: npm run knowledge:coverage -- --source FILE, the text of the chapter')
  process.exit(2)
}
const chapter = readFileSync(source, 'utf8')
const { knowledge, problems } = readKnowledge(readKnowledgeFolder(folder))
for (const problem of problems) console.error(`knowledge/${problem} (not counted)`)

const uncited = findUncited(knowledge, chapter)
for (const { lines, text } of uncited) {
  console.log(lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}-${lines[1]}`)
  for (const line of text) console.log(`    ${line}`)
}
for (const { id, lines, what } of findEmptyCitations(knowledge, chapter)) {
  console.error(`warning: ${id} cites ${lines[0]}-${lines[1]}, ${what}`)
}
const count = uncited.reduce((sum, { text }) => sum + text.length, 0)
console.log(count === 1 ? '1 content line is not cited' : `${count} content lines are not cited`)
process.exitCode = count > 0 || problems.length > 0 ? 1 : 0
