import { parentPort } from 'node:worker_threads'
import { findProblems } from '../knowledge/check.ts'
import type { KnowledgeFile } from '../knowledge/knowledge.ts'
import { readKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'

/** The files of a knowledge base that holds together, or every problem of one that doesn't. */
export type ReloadReport = { files: KnowledgeFile[] } | { problems: string[] }

const files = readKnowledgeFolder()
const { knowledge, problems } = readKnowledge(files)
const all = problems.length > 0 ? problems : findProblems(files, knowledge, { asking: false })
parentPort?.postMessage((all.length > 0 ? { problems: all } : { files }) satisfies ReloadReport)
