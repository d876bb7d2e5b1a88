import type { KnowledgeFile } from '../../knowledge/knowledge.ts'

/** What the build puts into the page beside its scripts. */
export type PageData = {
  files: KnowledgeFile[]
  /** The page's own words: the section `page` of knowledge/replies.yml. */
  words: Record<string, string>
  samples: { title: string; expect: string; text: string }[]
  transports: string[]
  topologies: string[]
}
