import type { Action } from './action.ts'
import type { AnswerEntry } from './answer-entry.ts'
import type { Asked } from './asked.ts'
import type { Cause } from './cause.ts'
import type { Clock } from './clock.ts'
import type { Concept } from './concept.ts'
import type { Erratum } from './erratum.ts'
import type { ErrorEntry } from './error-entry.ts'
import type { Issue } from './issue.ts'
import type { MessageEntry } from './message-entry.ts'
import type { Output } from './output.ts'
import type { Prompt } from './prompt.ts'
import type { Question } from './question.ts'
import type { Remark } from './remark.ts'
import type { Said } from './said.ts'
import type { Topology } from './topology.ts'

/** The knowledge base, loaded and checked. Every map is keyed by entry id (`causes/dns-not-configured`). */
export type Knowledge = {
  /** `YYYY.M.n+hash`: the release of the entries and a digest of their bytes. */
  version: string
  messages: ReadonlyMap<string, MessageEntry>
  errors: ReadonlyMap<string, ErrorEntry>
  issues: ReadonlyMap<string, Issue>
  causes: ReadonlyMap<string, Cause>
  actions: ReadonlyMap<string, Action>
  procedures: ReadonlyMap<string, Action>
  outputs: ReadonlyMap<string, Output>
  topologies: ReadonlyMap<string, Topology>
  concepts: ReadonlyMap<string, Concept>
  clocks: ReadonlyMap<string, Clock>
  questions: ReadonlyMap<string, Question>
  answers: ReadonlyMap<string, AnswerEntry>
  asked: ReadonlyMap<string, Asked>
  remarks: ReadonlyMap<string, Remark>
  said: ReadonlyMap<string, Said>
  errata: readonly Erratum[]
  /** The bot's own sentences, `section.key` → text with `{placeholders}`. */
  replies: ReadonlyMap<string, string>
  /** Document key → title, knowledge/documents.yml. */
  documents: ReadonlyMap<string, string>
  /** Where a document can be read, by its title; only of those that say. */
  pages?: ReadonlyMap<string, string>
  /** Words that mean the same, knowledge/synonyms.yml: each group's first is the canonical one. */
  synonyms: readonly (readonly string[])[]
  /** Words that carry no meaning in a question, knowledge/synonyms.yml. */
  stopWords: ReadonlySet<string>
  /** What a language model is told, knowledge/prompts/choose-entries.yml. */
  prompt?: Prompt
  /** The entries by how well they fit words, best first, without a threshold: a list to look through. */
  search: (words: string) => SearchHit[]
  /** The entry that answers a question; undefined where none is sure enough (a refusal, not a guess). */
  answer: (words: string) => SearchHit | undefined
  /** The entries that answer what is asked, in the order in which it is asked, three at most; `score` is how sure each is. */
  answersTo: (words: string) => SearchHit[]
  /** At most three entries that come near a question which `answer` has none for, best first. */
  near: (words: string) => SearchHit[]
}

/** An entry that fits a question. `score` only orders hits of one search. */
export type SearchHit = { id: string; title: string; score: number }

/**
 * A file of the knowledge base, as an edge read it. `path` is relative to `knowledge/`, with forward slashes.
 * `checked`: what `checkFile` of this program made of this very text before, where an edge keeps that.
 */
export type KnowledgeFile = { path: string; text: string; checked?: unknown }
