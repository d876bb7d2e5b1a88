import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Claim } from './claim.ts'

/**
 * Folds equal messages of one device into the first: counts add up, the further places go to `also`. What another
 * message closed in between is another occurrence, and so is a number of days that was given at another time.
 */
export function foldRepeats(claims: readonly Claim[], knowledge: Knowledge): Claim[] {
  const closedBy = relatives(knowledge)
  const open = new Map<string, Map<string, Claim>>()
  const folded: Claim[] = []
  for (const claim of claims) {
    const { message, entry } = claim.evidence
    const key = message && keyOf(claim)
    if (!message || !key) {
      folded.push(claim)
      continue
    }
    const host = claim.evidence.device?.host ?? ''
    const group = `${host} ${entry ?? ''}`
    for (const relative of closedBy.get(entry ?? '') ?? []) open.delete(`${host} ${relative}`)
    const same = open.get(group) ?? new Map<string, Claim>()
    open.set(group, same)
    const first = same.get(key)
    if (first) add(first, claim)
    else {
      const kept = copyOf(claim)
      same.set(key, kept)
      folded.push(kept)
    }
  }
  return folded
}

/** Each message's relatives: those that it closes and those that close it. */
function relatives(knowledge: Knowledge): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [id, { closes }] of knowledge.messages) {
    for (const closed of closes) {
      found.set(id, [...(found.get(id) ?? []), closed])
      found.set(closed, [...(found.get(closed) ?? []), id])
    }
  }
  return found
}

/** What makes two messages equal. A mention of a mnemonic is equal to a mention, never to a message. */
function keyOf({ evidence }: Claim): string | undefined {
  const { message } = evidence
  if (!message) return undefined
  return JSON.stringify([
    evidence.device,
    evidence.level,
    message.facility,
    message.severity,
    message.mnemonic,
    message.text.replaceAll(/\s+/g, ' ').replace(/\.$/, ''),
    message.fields.days === undefined ? '' : message.at,
  ])
}

function add(first: Claim, next: Claim): void {
  if (first.evidence.message && next.evidence.message) {
    first.evidence.message.count += next.evidence.message.count
  }
  first.evidence.also ??= []
  first.evidence.also.push(next.evidence.lines, ...(next.evidence.also ?? []))
  first.claims.push(...next.claims)
}

/** The caller's claims stay as they are. */
function copyOf(claim: Claim): Claim {
  const { evidence } = claim
  return {
    claims: [...claim.claims],
    evidence: {
      ...evidence,
      ...(evidence.message && { message: { ...evidence.message } }),
      ...(evidence.also && { also: [...evidence.also] }),
    },
  }
}
