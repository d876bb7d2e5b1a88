import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCatalogue } from '../src/knowledge/catalogue.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../src/read-knowledge.ts'

// npm run catalogue: writes knowledge/README.md.
writeFileSync(
  join(import.meta.dirname, '..', 'knowledge', 'README.md'),
  writeCatalogue(loadKnowledge(readKnowledgeFolder())),
)
