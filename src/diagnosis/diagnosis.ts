import type { ChosenBy, Evidence } from '../evidence/evidence.ts'
import type { FactValue } from '../facts/fact.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Act } from '../knowledge/entry.ts'
import type { Command, Step } from '../knowledge/step.ts'
import type { SecretFound, Span } from '../text/line.ts'
import type { FactIndex } from './evaluate.ts'
import type { Places } from './places.ts'

/** One device (or what nobody can be shown to own), its open evidence and its current facts. */
export type Group = {
  device: string | undefined
  evidence: Evidence[]
  /** Issues that an output amounts to without saying so: an acknowledgment that is overdue. */
  complaints: string[]
  index: FactIndex
  places: Places
  /** Evidence of nobody, in a paste of several devices, rules out nothing. */
  rulesOut: boolean
}

/** A cause, how it stands on some devices, and the facts for and against it. */
export type Finding = {
  cause: string
  /** `likely`: no output shows it, but what somebody said makes it the first of the possible ones. */
  state: 'supported' | 'likely' | 'possible' | 'ruled-out'
  /** The devices, and undefined where evidence of nobody says so. */
  on: ReadonlySet<string | undefined>
  because: Proof[]
  /** What would have to be known to decide it: each list is one way. */
  lacks: FactKey[][]
  /** Best first, over all findings. */
  order: number[]
  /** Supported, and true beside what is wrong: it explains nothing of that. */
  aside?: boolean
}

/** What shows something: a fact, or a piece of evidence by being there. */
export type Proof = { fact: BookedFact } | { evidence: Evidence }

/** A step, with the commands that fit the platform, their slots filled where the paste says with what. */
export type DueStep = {
  id: string
  step: Step
  commands: Command[]
  undo: Command[]
  /** Slots of its commands that are filled with what holds until somebody changes it: `vrf-name`. */
  assumes: string[]
  /** What proves it done on every device that it is for; a derived fact names what it came from, the telling one first. */
  done?: BookedFact[]
  /** What proves that it isn't done on some device. */
  undone?: BookedFact[]
  /** Ids of steps with the same words, which it stands for as well. */
  alike: string[]
  causes: string[]
  /** The devices that it is for. */
  devices: ReadonlySet<string>
}

/**
 * A note: an entry's own words, or the bot's sentence of that key, which may name lines of the paste. `causes`: the
 * possible ones that alone make it matter.
 */
export type Note = {
  kind: 'caveat' | 'erratum' | 'platform'
  say: string | { reply: string; values: Record<string, string>; lines?: Span[] }
  causes?: string[]
}

/** Why the verdict is what it is; the bot has a headline for each. */
export type Reason =
  | 'nothing-known'
  | 'supporting-only'
  | 'question'
  | 'chosen'
  | 'clarify'
  | 'mended'
  | 'good-news'
  | 'not-applicable'
  | 'show-fine'
  | 'show-partial'
  | 'show-unjudged'
  | 'typed'
  | 'cause'
  | 'likely'
  | 'entry'
  | 'deadline-passed'
  | 'deadline-near'
  | 'deadline-today'
  | 'traditional-shutdown'
  | 'traditional'
  | 'before-policies'
  | 'not-for-nexus'
  | 'unknown-message'
  | 'named-output'

/** The verdict before it is worded. */
export type Verdict = {
  act: Act
  reason: Reason
  /** The most urgent, latest open piece of evidence. */
  about?: Evidence
  /** The devices that it is about. */
  devices: string[]
  /** Further devices on which something else is as urgent. */
  also: string[]
  cause?: Finding
  /** The issue that an output amounts to, where no cause of it is found. */
  complaint?: string
  /** A deadline that follows from the paste, ISO 8601 in UTC; `late` where it has passed by `--at`. */
  by?: string
  late?: boolean
  /** Whose deadline it is, where the verdict is about others. */
  dueOn?: string
}

/** A text of the knowledge base with placeholders, and what goes into them; the reply formats it. */
export type Words = { text: string; values: Readonly<Record<string, FactValue>> }

/** A step that the first view shows: for whom, and the cause that asks for it. */
export type Planned = { id: string; owners: readonly Group[]; cause?: string }

/** What a person reads first: whose row it is, what it says, the whole plan, and what to paste (ids of outputs). */
export type First = {
  entry: string
  say: Words[]
  because?: Words[]
  /** How many of the sentences, after the first, tell what is wrong as well. */
  others?: number
  plan: Planned[]
  paste: readonly string[]
}

/** A sentence of the knowledge base that the paste makes true, and the lines that show it. */
export type Told = { entry: string; say: Words; lines: Span[] }

/** All that follows from a paste. Words are the reply's; this names entries, facts and lines. */
export type Diagnosis = {
  verdict: Verdict
  evidence: Evidence[]
  /** From evidence to the evidence that closes it. */
  closed: ReadonlyMap<string, string>
  ownerOf: ReadonlyMap<string, string | undefined>
  facts: BookedFact[]
  findings: Finding[]
  /** What a person reads first, where an entry says what that is. */
  first?: First
  /** What somebody asks beside the paste, answered: two at most, in their order. */
  asked: Told[]
  /** What the paste rules out and what else matters, by weight. */
  remarks: Told[]
  checklist: DueStep[]
  ask: { output: string; command: Command }[]
  clocks: string[]
  notes: Note[]
  /** A question to ask back, which a model chose. */
  clarify?: { question: string; chosenBy: ChosenBy }
  /** Of a question in words that nothing answers: the entries that come near it, maybe none. */
  near?: string[]
  /** The time that dates are counted from, ISO 8601 in UTC, where it is the paste's own and not the asker's. */
  countedFrom?: string
  secrets: SecretFound[]
  sources: string[]
  unrecognized: Span[]
}
