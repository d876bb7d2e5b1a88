import type { Evidence, Recognized } from '../evidence/evidence.ts'
import type { Options } from '../evidence/options.ts'
import { recognize } from '../evidence/recognize.ts'
import { type BookedFact, type FactBook, openFactBook } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ReadPaste } from '../text/line.ts'
import { readPaste } from '../text/read-paste.ts'
import { markAsides } from './aside.ts'
import { chooseOutputs, commandFor, openOutputs } from './ask.ts'
import { askBack } from './ask-back.ts'
import { writeChecklist } from './checklist.ts'
import { findClocks } from './clocks.ts'
import { type Closed, findClosed } from './close.ts'
import { collectFor } from './collect.ts'
import { findComplaints } from './complaints.ts'
import { findDeadlines } from './deadline.ts'
import { findOwners, type Owners } from './devices.ts'
import type { Diagnosis, Group } from './diagnosis.ts'
import { findAsked, findRemarks } from './direct-answers.ts'
import { findCauses } from './find.ts'
import { findFirst } from './first.ts'
import { nearEntries } from './near-entries.ts'
import { tellNeighbours } from './neighbours.ts'
import { writeNotes } from './notes.ts'
import { findOvertaken } from './overtaken.ts'
import { findParts, type Parts } from './parts.ts'
import { countFrom, pasteNow } from './paste-now.ts'
import { findPlaces } from './places.ts'
import { dialectsOf, findDialects } from './platforms.ts'
import { rankCauses } from './rank.ts'
import { reckonDates, toldToday } from './said-dates.ts'
import { bookSaid, withSaid } from './said-facts.ts'
import { assumedSlots, findSlots, lacksSlot } from './slots.ts'
import { findSources } from './sources.ts'
import { statements } from './statements.ts'
import { withoutUnagreedDanger } from './unagreed-danger.ts'
import { isSettled, judge } from './verdict.ts'

/** Told when the stages that take long are done; for whoever waits at a terminal. */
export type Reached = (stage: 'lines' | 'evidence') => void

/**
 * The program in one sentence: a text becomes lines, lines become evidence, evidence becomes facts, facts decide
 * causes, and causes bring the checklist, the next question and the verdict. Pure: `options.at` is the only clock beside the paste's own.
 */
export function diagnose(
  paste: string,
  knowledge: Knowledge,
  options: Options,
  reached?: Reached,
): Diagnosis {
  const read = readPaste(paste)
  reached?.('lines')
  const recognized = recognize(read, knowledge, options)
  reached?.('evidence')
  return conclude(read, recognized, knowledge, options)
}

/**
 * What follows from evidence that was read: all that depends on what the asker says of transport, topology and VRF.
 * `over`: evidence that is closed by what its messages don't say, such as an acknowledgment that came later.
 */
export function conclude(
  { lines, secrets }: ReadPaste,
  { evidence, unrecognized, said: words, spoken }: Recognized,
  knowledge: Knowledge,
  asked: Options,
  over: Closed = new Map(),
): Diagnosis {
  // dates are counted from the paste's own time where it isn't of today
  const shown = pasteNow(evidence, lines, asked.at)?.time ?? asked.at
  const said = reckonDates(bookSaid(words), evidence, shown, asked.at)
  const countedFrom = toldToday(said, asked.at) ?? countFrom(evidence, lines, asked)
  const options: Options = countedFrom === undefined ? asked : { ...asked, at: countedFrom }
  const owners = findOwners(evidence)
  const closed = new Map([
    ...over,
    ...findOvertaken(evidence, knowledge, owners, lines),
    ...findClosed(evidence, knowledge, owners),
  ])
  const parts = findParts(evidence, owners, lines)
  const book = openFactBook(statements(evidence, owners, parts, closed, lines), options)
  const open = groupOpen(evidence, owners, parts, closed, book, said, knowledge, options)
  const deadlines = findDeadlines(open, options.at)
  const groups = open.map((group) => ({ ...group, complaints: findComplaints(group, deadlines, options.at) }))

  const ranked = rankCauses(findCauses(knowledge, groups))
  const verdict = judge(knowledge, groups, ranked, deadlines, closed.size > 0)
  const findings = markAsides(ranked, verdict, knowledge)

  const slots = findSlots(groups, findings, options)
  const first = findFirst({ knowledge, groups, findings, verdict, slots })
  const closedOn = [...new Set([...closed.keys()].flatMap((id) => owners.ownerOf.get(id) ?? []))]
  const planned = first?.plan ?? []
  const found = { knowledge, groups, findings, verdict, slots, planned, closedOn }
  const remarks = findRemarks(found)
  const answers = findAsked(spoken, remarks, found)
  const checklist = withoutUnagreedDanger(
    writeChecklist(knowledge, groups, findings, {
      slots,
      assumed: assumedSlots(groups, slots, options),
      settled: isSettled(verdict),
      planned,
    }),
    {
      evidence,
      findings,
      lines,
      knowledge,
    },
  )
  const told = groups.find(({ evidence: own }) => verdict.about && own.includes(verdict.about))
  const dialects = told ? dialectsOf(told, groups) : findDialects(evidence)
  const lacksVrf = lacksSlot(knowledge, groups, checklist, findings)
  const unseen = first ? openOutputs(knowledge, groups, evidence) : []
  const outputs = new Set([
    ...(first?.paste ?? []).filter((output) => unseen.includes(output)),
    ...collectFor(verdict, evidence, () => chooseOutputs(knowledge, groups, findings, evidence, lacksVrf)),
  ])
  const ask = [...outputs].flatMap((output) => {
    const command = commandFor(knowledge, output, dialects, slots)
    return command ? [{ output, command }] : []
  })
  const clocks = findClocks(knowledge, groups)
  const used = [...ask.map(({ output }) => output), ...clocks]

  const clarify = askBack(verdict, lines, options, knowledge)
  const near = clarify ? undefined : nearEntries(verdict, lines, options, knowledge)

  return {
    verdict: clarify ? { ...verdict, reason: 'clarify' } : verdict,
    evidence,
    closed,
    ownerOf: owners.ownerOf,
    facts: [...[...book.values()].flat(), ...said],
    findings,
    ...(first && { first }),
    asked: answers,
    remarks,
    checklist,
    ask,
    clocks,
    notes: writeNotes(knowledge, {
      groups,
      findings,
      checklist,
      used,
      named: owners.named,
      deadlines,
      at: options.at,
    }),
    ...(clarify && { clarify }),
    ...(near && { near }),
    ...(countedFrom !== undefined && { countedFrom }),
    secrets,
    sources: findSources(groups, findings, checklist),
    unrecognized,
  }
}

/** The open evidence by device, with what is known of each. */
function groupOpen(
  evidence: readonly Evidence[],
  { ownerOf, named }: Owners,
  parts: Parts,
  closed: Closed,
  book: FactBook,
  said: readonly BookedFact[],
  knowledge: Knowledge,
  options: Options,
): Group[] {
  const byPage = new Map<string | number | undefined, Evidence[]>()
  for (const each of evidence) {
    if (closed.has(each.id)) continue
    const page = ownerOf.get(each.id) ?? parts.get(each.id)
    const own = byPage.get(page)
    if (own) own.push(each)
    else byPage.set(page, [each])
  }
  const pages = [...byPage].map(([page, own]) => ({
    device: typeof page === 'string' ? page : undefined,
    own,
    index: indexFacts(book.get(page) ?? []),
  }))
  return tellNeighbours(pages).map(({ device, own, index: shown }) => {
    const index = withSaid(shown, device, said, named)
    return {
      device,
      evidence: own,
      complaints: [],
      index,
      places: findPlaces(knowledge, index, options),
      rulesOut: device !== undefined || (named.length < 2 && parts.size === 0),
    }
  })
}

function indexFacts(facts: readonly BookedFact[]): Map<FactKey, BookedFact[]> {
  const index = new Map<FactKey, BookedFact[]>()
  for (const fact of facts) {
    if (fact.superseded) continue
    const own = index.get(fact.key)
    if (own) own.push(fact)
    else index.set(fact.key, [fact])
  }
  return index
}
