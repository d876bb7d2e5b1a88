import type { Options } from '../../evidence/options.ts'
import type { KnowledgeFile } from '../../knowledge/knowledge.ts'
import type { PageAnswer } from './page-answer.ts'

/** What the page asks of the engine: first to load the knowledge base, then to explain pastes. */
export type Ask =
  | { kind: 'load'; files: readonly KnowledgeFile[] }
  | { kind: 'explain'; id: number; paste: string; options: Options }
  | { kind: 'markdown'; id: number; done: readonly string[] }

/** What comes back. `broke`: the name of what broke, never its message, which may hold pasted text. */
export type Told =
  | { kind: 'explained'; id: number; answer: PageAnswer; json: string }
  | { kind: 'markdown'; id: number; text: string }
  | { kind: 'broke'; id: number; name: string }
