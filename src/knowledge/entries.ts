import type { Action } from './action.ts'
import type { AnswerEntry } from './answer-entry.ts'
import type { Asked } from './asked.ts'
import type { Cause } from './cause.ts'
import type { Clock } from './clock.ts'
import type { Concept } from './concept.ts'
import type { ErrorEntry } from './error-entry.ts'
import type { Issue } from './issue.ts'
import type { Knowledge } from './knowledge.ts'
import type { MessageEntry } from './message-entry.ts'
import type { Output } from './output.ts'
import type { Question } from './question.ts'
import type { Remark } from './remark.ts'
import type { Said } from './said.ts'
import type { Topology } from './topology.ts'

/** The folders of the knowledge base that hold one entry a file. */
export const KINDS = [
  'messages',
  'errors',
  'issues',
  'causes',
  'actions',
  'procedures',
  'outputs',
  'topologies',
  'concepts',
  'clocks',
  'questions',
  'answers',
  'asked',
  'remarks',
  'said',
] as const
/** One of the folders. */
export type Kind = (typeof KINDS)[number]

/** Any entry, whatever its kind. */
export type Entry =
  | MessageEntry
  | ErrorEntry
  | Issue
  | Cause
  | Action
  | Output
  | Topology
  | Concept
  | Clock
  | Question
  | AnswerEntry
  | Asked
  | Remark
  | Said

/** The ids of all entries, or of one kind, in the order of the folders and of their names. */
export function listEntries(knowledge: Knowledge, kind?: Kind): string[] {
  return KINDS.filter((each) => !kind || each === kind).flatMap((each) => [...knowledge[each].keys()].sort())
}

/** The entry of an id, of whatever kind; undefined where there is none. */
export function findEntry(knowledge: Knowledge, id: string): Entry | undefined {
  const kind = KINDS.find((each) => id.startsWith(`${each}/`))
  return kind && knowledge[kind].get(id)
}
