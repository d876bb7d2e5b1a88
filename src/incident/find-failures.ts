import { lastLine } from '../diagnosis/close.ts'
import { OVERDUE } from '../diagnosis/complaints.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { guidanceOf } from '../diagnosis/entry-of.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { digest } from '../knowledge/digest.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** What may open an incident. A question asks, and a command that somebody typed only tells what was done. */
const OPENING: readonly Evidence['kind'][] = ['message', 'show', 'device-error', 'server-log']

/** A piece of evidence that something is wrong: which failure (an entry's id), on which device, and where it ends. */
export type Failure = {
  key: string
  evidence: Evidence
  device: string | undefined
  /** How many messages say so, repeats counted. */
  count: number
  /** The last line that says so. */
  lastLine: number
  /** The evidence that closes it. */
  closedBy: Evidence | undefined
}

/**
 * The failures that the evidence shows, mended ones among them: messages, errors and server logs by their entry, and
 * an output by the causes that it shows. What a model chose, and what only supports, is no failure.
 */
export function findFailures(diagnosis: Diagnosis, knowledge: Knowledge): Failure[] {
  const byId = new Map(diagnosis.evidence.map((each) => [each.id, each]))
  const shown = causesShown(diagnosis)
  return diagnosis.evidence.flatMap((evidence) => {
    if (!OPENING.includes(evidence.kind) || evidence.level === 'supporting' || evidence.chosenBy) return []
    return keysOf(evidence, shown, diagnosis, knowledge).map((key) => ({
      key,
      evidence,
      device: diagnosis.ownerOf.get(evidence.id),
      count: evidence.message?.count ?? 0,
      lastLine: lastLine(evidence),
      closedBy: byId.get(diagnosis.closed.get(evidence.id) ?? ''),
    }))
  })
}

function keysOf(
  evidence: Evidence,
  shown: ReadonlyMap<string, string[]>,
  { verdict }: Diagnosis,
  knowledge: Knowledge,
): string[] {
  const { entry, message } = evidence
  if (evidence.kind === 'show') {
    const causes = shown.get(evidence.id) ?? []
    const overdue = verdict.reason.startsWith('deadline') && verdict.about?.id === evidence.id
    if (causes.length > 0 || overdue) return overdue ? [...causes, OVERDUE] : causes
    // an output that can't be read says neither that all is well nor what is wrong
    return evidence.level === 'named'
      ? [entry ?? `outputs/${evidence.show?.command.replaceAll(' ', '-')}`]
      : []
  }
  if (evidence.level === 'named') return [entry ?? `${message?.facility}/${message?.mnemonic}`]
  const act = guidanceOf(evidence, knowledge).act
  return entry !== undefined && act !== undefined && act !== 'nothing' ? [entry] : []
}

/** The supported causes that only outputs show, by output. One that a message shows is that message's failure. */
function causesShown({ findings, evidence }: Diagnosis): Map<string, string[]> {
  const outputs = new Set(evidence.flatMap(({ id, kind }) => (kind === 'show' ? [id] : [])))
  const shown = new Map<string, string[]>()
  for (const { cause, state, because } of findings) {
    const proofs = because.map((proof) => ('fact' in proof ? proof.fact.evidence : proof.evidence.id))
    if (state !== 'supported' || !proofs.every((id) => outputs.has(id))) continue
    for (const id of proofs) {
      const own = shown.get(id) ?? []
      if (!own.includes(cause)) shown.set(id, [...own, cause])
    }
  }
  return shown
}

/** A failure with the server and the reason that its message names, as a key without any word of the paste. */
export function troubleOf({ key, evidence: { message } }: Failure): string {
  const { peer = '', detail = '' } = message?.fields ?? {}
  return peer || detail ? `${key} ${digest([peer.toLowerCase(), detail.toLowerCase()])}` : key
}
