import type { Evidence } from '../evidence/evidence.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Act } from '../knowledge/entry.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { actOfComplaint, actOfNamed, calmed, reasonOfNamed, worse } from './acts.ts'
import { isLater } from './close.ts'
import { complaintOf } from './complaints.ts'
import { licensingConfiguration } from './configuration.ts'
import { type Deadline, deadlineOf, isPressing, NEAR_DAYS } from './deadline.ts'
import type { Finding, Group, Reason, Verdict } from './diagnosis.ts'
import { ACTS, explainingEntry, guidanceOf } from './entry-of.ts'
import { isTwin } from './platforms.ts'
import { isRefusedLook } from './refused.ts'

/** Of equally urgent evidence, what tells most of what is wrong. */
const KINDS: readonly Evidence['kind'][] = [
  'message',
  'show',
  'server-log',
  'device-error',
  'command',
  'question',
]

/** A supported or likely cause, and the evidence that shows it or that the words are about. */
type Shown = { finding: Finding; shownBy: ReadonlySet<string> }

type Judged = {
  evidence: Evidence
  act: Act
  cause?: Finding
  /** The cause is likely by what was said; nothing shows it. */
  likely?: boolean
  complaint?: string
  deadline?: Deadline
}

/**
 * The verdict: the most urgent of what is open (escalate, fix, unknown, watch, nothing), why, and the date that it
 * has to be done by. What is closed asks for nothing. A question takes its entry's act.
 */
export function judge(
  knowledge: Knowledge,
  groups: readonly Group[],
  findings: readonly Finding[],
  deadlines: readonly Deadline[],
  mended: boolean,
): Verdict {
  const shown = findings
    .filter(({ state }) => state === 'supported' || state === 'likely')
    .map((finding) => ({ finding, shownBy: new Set(finding.because.map(evidenceOf)) }))
  const open = groups.flatMap((group) =>
    spokenFor(group).map((evidence) => judgeOne(evidence, group, knowledge, shown, deadlines)),
  )
  const telling = open.filter(({ evidence, cause }) => evidence.level !== 'supporting' || cause)
  const judged = telling.length > 0 ? telling : open
  const [first, ...others] = judged
  if (!first) return { act: 'unknown', reason: 'nothing-known', devices: [], also: [] }
  const worst = others.reduce((best, each) => (isMoreUrgent(each, best) ? each : best), first)
  const same = judged.filter(({ act }) => act === worst.act)
  const reason = reasonOf(worst, knowledge, mended)
  // a date is one device's, even where the same is wrong on another
  const alike = same.filter((each) =>
    reason.startsWith('deadline') ? each.deadline === worst.deadline : isAlike(each, worst),
  )
  const devices = ownersOf(alike, groups)
  const named = new Set(devices)
  const also = ownersOf(same, groups).filter((device) => !named.has(device))
  const due = deadlines.flatMap(({ by, late, device }) => (by ? [{ by, late, device }] : []))
  const [earliest] = due.sort((one, other) => (one.by < other.by ? -1 : 1))
  const dueOn = earliest?.device
  return {
    act: worst.act,
    reason,
    about: worst.evidence,
    devices,
    also,
    ...(worst.cause && { cause: worst.cause }),
    ...(worst.complaint && { complaint: worst.complaint }),
    ...(earliest && { by: earliest.by, late: earliest.late }),
    ...(dueOn !== undefined && groups.length > 1 && !named.has(dueOn) && { dueOn }),
  }
}

/** What a device says; that it refused to show something is news only where it has shown nothing. */
function spokenFor({ evidence }: Group): readonly Evidence[] {
  const told = evidence.some((each) => each.level !== 'supporting' && !isRefusedLook(each))
  return told ? evidence.filter((each) => !isRefusedLook(each)) : evidence
}

/** Whether two pieces of evidence are the same trouble, so that one sentence does for both. */
function isAlike(one: Judged, other: Judged): boolean {
  if (isTwin(one.evidence) !== isTwin(other.evidence)) return false
  if (one.cause || other.cause) return one.cause === other.cause
  if (one.complaint || other.complaint) return one.complaint === other.complaint
  return one.evidence.entry === other.evidence.entry && one.evidence.level === other.evidence.level
}

function ownersOf(judged: readonly Judged[], groups: readonly Group[]): string[] {
  const own = new Set(judged.map(({ evidence }) => evidence))
  return groups.flatMap(({ device, evidence }) =>
    device !== undefined && evidence.some((each) => own.has(each)) ? [device] : [],
  )
}

function judgeOne(
  evidence: Evidence,
  group: Group,
  knowledge: Knowledge,
  bearing: readonly Shown[],
  deadlines: readonly Deadline[],
): Judged {
  const deadline = deadlineOf(deadlines, evidence)
  const complained = complaintOf(evidence, group)
  const named = new Set([
    ...guidanceOf(evidence, knowledge).causes,
    ...(knowledge.issues.get(complained ?? '')?.causes ?? []),
  ])
  // a cause bears on a message by its entry, on an output by a fact that the output states or by its complaint
  const bears = bearing
    .filter(
      ({ finding, shownBy }) =>
        finding.on.has(group.device) &&
        // what shows another platform or release bears on all that the device says
        (named.has(finding.cause) ||
          shownBy.has(evidence.id) ||
          knowledge.causes.get(finding.cause)?.act === 'unknown'),
    )
    .map(({ finding }) => finding)
  const causes = bears.filter(({ state }) => state === 'supported')
  const faults = causes.filter(({ cause }) => !isCalm(knowledge.causes.get(cause)?.act))
  const telling = faults.length > 0 ? faults : causes
  // what a source about policies says of a message isn't about a device that has none
  const foreign = telling.find(({ cause }) => knowledge.causes.get(cause)?.act === 'unknown')
  // of several causes that one message supports, the one that something else shows too is it; else which is a guess, and
  // the entry's own title is said, unless all of them blame the same
  const shownElsewhere = telling.find(({ because }) =>
    because.some((proof) => evidenceOf(proof) !== evidence.id),
  )
  const complaint = faults.length > 0 ? undefined : complained
  const blamed = new Set(telling.map(({ cause }) => knowledge.causes.get(cause)?.blames[0]))
  const agreed = blamed.size === 1 && !blamed.has(undefined) ? telling[0] : undefined
  const told = telling.length > 1 && evidence.kind === 'message' ? (shownElsewhere ?? agreed) : telling[0]
  // what to wait for is said of a complaint that it explains; what is merely true beside it isn't
  const explains =
    told !== undefined &&
    complaint !== undefined &&
    knowledge.causes.get(told.cause)?.act === 'watch' &&
    told.because.some((proof) => 'fact' in proof && proof.fact.key.endsWith('.detail'))
  const shownCause = foreign ?? (complaint && !explains ? undefined : told)
  // what was said tells what it most likely is, where nothing shows it
  const said =
    shownCause || !mayBeLikely(evidence, knowledge)
      ? undefined
      : bears.find(({ state }) => state === 'likely')
  const cause = shownCause ?? said
  const base = {
    evidence,
    ...(cause && { cause }),
    ...(said && { likely: true }),
    ...(complaint && { complaint }),
    ...(deadline && { deadline }),
  }
  if (evidence.level === 'named') return { ...base, act: actOfNamed(evidence) }
  const act = guidanceOf(evidence, knowledge).act
  // what a model chose calms nobody
  if (evidence.chosenBy && evidence.level === 'explained')
    return { ...base, act: worse(act ?? 'unknown', 'unknown') }
  const pressing = deadline && isPressing(deadline, group)
  if (foreign) return { ...base, act: 'unknown' }
  // good news that comes again and again is watched
  const isWatched =
    act === 'nothing' && causes.some(({ cause }) => knowledge.causes.get(cause)?.act === 'watch')
  if (isWatched) return { ...base, act: 'watch' }
  if (act) return { ...base, act: pressing ? worse(act, 'fix') : calmed(act, evidence, causes, knowledge) }
  const asked: Act | undefined = cause
    ? (knowledge.causes.get(cause.cause)?.act ?? 'fix')
    : actOfComplaint(complaint, group, knowledge)
  const judged = knowledge.outputs.get(evidence.entry ?? '')?.judged ?? true
  const calm: Act =
    (evidence.level === 'supporting' && licensingConfiguration(evidence) === undefined) || !judged
      ? 'unknown'
      : isSaidToFail(group)
        ? 'fix'
        : 'nothing'
  return { ...base, act: pressing ? 'fix' : (asked ?? (isCause(evidence) ? 'fix' : calm)) }
}

/** Whether somebody says that it fails, and nothing in the paste shows that it works: then no output is all good. */
function isSaidToFail({ index }: Group): boolean {
  const latest = (key: FactKey) => index.get(key)?.at(-1)?.value
  return latest('said.fails') === true && latest('report.works') !== true && latest('usage.inUse') !== false
}

/** Whether words may say what is wrong here: not where nothing is, nor of what is only asked, named or another platform's. */
function mayBeLikely(evidence: Evidence, knowledge: Knowledge): boolean {
  const { kind, level, chosenBy } = evidence
  if (kind === 'question' || level !== 'explained' || chosenBy || isTwin(evidence)) return false
  return guidanceOf(evidence, knowledge).act !== 'nothing'
}

/** Whether the answer is that nothing is to be done, by more than that somebody asked or typed something. */
export function isSettled({ act, about }: Verdict): boolean {
  return act === 'nothing' && (about?.kind === 'message' || about?.kind === 'show')
}

/** What is true beside any fault, and explains none: that no report is due, that the switch is still trying. */
export function isCalm(act: Act | undefined): boolean {
  return act === 'nothing' || act === 'watch'
}

function evidenceOf(proof: Finding['because'][number]): string {
  return 'fact' in proof ? proof.fact.evidence : proof.evidence.id
}

function isCause({ entry }: Evidence): boolean {
  return entry?.startsWith('causes/') ?? false
}

/**
 * By act; then a Nexus before another platform, the earlier of two deadlines, a message before what somebody typed or
 * tried; then the latest.
 */
function isMoreUrgent(one: Judged, other: Judged): boolean {
  const byAct = ACTS.indexOf(one.act) - ACTS.indexOf(other.act)
  if (byAct !== 0) return byAct < 0
  const [twin, otherTwin] = [isTwin(one.evidence), isTwin(other.evidence)]
  if (twin !== otherTwin) return otherTwin
  const [due, otherDue] = [one.deadline?.days, other.deadline?.days]
  if (due !== undefined && otherDue !== undefined && due !== otherDue) return due < otherDue
  const [kind, otherKind] = [KINDS.indexOf(one.evidence.kind), KINDS.indexOf(other.evidence.kind)]
  if (kind !== otherKind) return kind < otherKind
  return isLater(one.evidence, other.evidence)
}

function reasonOf(
  { evidence, act, cause, likely, deadline }: Judged,
  knowledge: Knowledge,
  mended: boolean,
): Reason {
  if (evidence.level === 'supporting') {
    if (cause) return 'cause'
    return licensingConfiguration(evidence) ? 'show-partial' : 'supporting-only'
  }
  if (evidence.level === 'named') return reasonOfNamed(evidence)
  if (evidence.chosenBy) return 'chosen'
  if (evidence.kind === 'question') return 'question'
  if (deadline && act === 'fix' && deadline.late) return 'deadline-passed'
  if (deadline && act === 'fix' && deadline.days < 0) return 'deadline-today'
  if (deadline && act === 'fix' && deadline.days <= NEAR_DAYS) return 'deadline-near'
  if (evidence.kind === 'command') return 'typed'
  const entry = explainingEntry(evidence, knowledge)
  if (entry && 'notApplicable' in entry && entry.notApplicable && !isTwin(evidence)) return 'not-applicable'
  if (cause && act !== 'nothing') return likely ? 'likely' : 'cause'
  if (evidence.kind === 'show' && act === 'unknown') return 'show-unjudged'
  if (act !== 'nothing') return 'entry'
  if (mended && evidence.kind !== 'show') return 'mended'
  if (evidence.kind !== 'show') return 'good-news'
  return evidence.show?.complete ? 'show-fine' : 'show-partial'
}
