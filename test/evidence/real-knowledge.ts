import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

/** The project's own knowledge base, loaded once a test file. */
export const REAL_KNOWLEDGE = loadKnowledge(readKnowledgeFolder())
