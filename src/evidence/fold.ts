import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim } from './claim.ts'

/** How often a stamp stands in the last of several pastes, and in the one that has it most often. */
type Tally = { paste: number; own: number; most: number }

/** A message that others were folded into, with its stamps. */
type Folded = { claim: Claim; stamps: Map<string, Tally> }

/**
 * Folds equal messages of one device into the first: counts add up, the further places go to `also`. The same line in
 * two pastes, by its stamp, is one line that was pasted twice. What another
 * message closed in between is another occurrence, and so is a number of days that was given at another time. A
 * mnemonic that a sentence only mentions goes to the message itself, where the paste has it, and counts nothing.
 */
export function foldRepeats(
  claims: readonly Claim[],
  knowledge: Knowledge,
  lines: readonly Line[] = [],
): Claim[] {
  const closedBy = relatives(knowledge)
  const open = new Map<string, Map<string, Folded>>()
  const folded: Claim[] = []
  for (const claim of claims) {
    const key = keyOf(claim)
    if (key === undefined || isMention(claim)) {
      folded.push(copyOf(claim))
      continue
    }
    const { entry, device } = claim.evidence
    const host = device?.host ?? ''
    const group = `${host} ${entry ?? ''}`
    for (const relative of closedBy.get(entry ?? '') ?? []) open.delete(`${host} ${relative}`)
    const same = open.get(group) ?? new Map<string, Folded>()
    open.set(group, same)
    const first = same.get(key)
    const paste = lines[claim.claims[0] ?? 0]?.paste ?? 0
    if (first) {
      addPlaces(first.claim, claim)
      const { message } = first.claim.evidence
      if (message) message.count += countIn(first.stamps, claim, paste)
    } else {
      const kept = { claim: copyOf(claim), stamps: new Map() }
      countIn(kept.stamps, claim, paste)
      same.set(key, kept)
      folded.push(kept.claim)
    }
  }
  return foldMentions(folded)
}

/** By how much a claim raises the count: a stamp counts as often as the paste that has it most often. */
function countIn(stamps: Folded['stamps'], { evidence: { message } }: Claim, paste: number): number {
  const count = message?.count ?? 0
  if (message?.at === undefined) return count
  const { paste: last, own: before, most } = stamps.get(message.at) ?? { paste, own: 0, most: 0 }
  const own = (last === paste ? before : 0) + count
  const raised = Math.max(most, own)
  stamps.set(message.at, { paste, own, most: raised })
  return raised - most
}

function foldMentions(claims: readonly Claim[]): Claim[] {
  const told = new Map<string, Claim>()
  for (const claim of claims) {
    const name = nameOf(claim)
    if (name !== undefined && !isMention(claim) && !told.has(name)) told.set(name, claim)
  }
  return claims.filter((claim) => {
    const name = isMention(claim) ? nameOf(claim) : undefined
    if (name === undefined) return true
    const first = told.get(name)
    if (first) addPlaces(first, claim)
    else told.set(name, claim)
    return first === undefined
  })
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

/** What makes two messages equal. */
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

/** The message by its entry, or by its mnemonic where it has none. */
function nameOf({ evidence }: Claim): string | undefined {
  return evidence.message && (evidence.entry ?? evidence.message.mnemonic)
}

/** A mnemonic without a text and without a time: somebody speaks of the message. */
function isMention({ evidence }: Claim): boolean {
  return evidence.message?.text === '' && evidence.at === undefined && evidence.message.at === undefined
}

/** Adds a claim's places to the first one's, each once. */
function addPlaces(first: Claim, next: Claim): void {
  const { evidence } = first
  const places = [next.evidence.lines, ...(next.evidence.also ?? [])]
  const fresh = places.filter(
    (place) => !isSame(place, evidence.lines) && !isSame(place, evidence.also?.at(-1)),
  )
  if (fresh.length > 0) {
    evidence.also ??= []
    evidence.also.push(...fresh)
  }
  first.claims.push(...next.claims)
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one[0] === other?.[0] && one[1] === other[1]
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
