import type { FoundFact } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim } from './claim.ts'
import { readWrapper } from './repeats.ts'

/** How often a stamp stands in the last of several pastes, and in the one that has it most often. */
type Tally = { paste: number; own: number; most: number }

/** A message that others were folded into, with its stamps. */
type Folded = { claim: Claim; stamps: Map<string, Tally> }

/**
 * Folds equal messages of one device into the first: counts add up, the further places go to `also`. The same line in
 * two pastes, by its stamp, is one line that was pasted twice. What another message closed in between is another
 * occurrence, and so is a number of days that was given at another time. What a wrapper line counts goes to the message
 * that it names, where the device has only one of that name. A mnemonic that a sentence only mentions goes to the
 * message itself, where the paste has it, and counts nothing.
 */
export function foldRepeats(
  claims: readonly Claim[],
  knowledge: Knowledge,
  lines: readonly Line[] = [],
): Claim[] {
  const closedBy = relatives(knowledge)
  const open = new Map<string, Map<string, Folded>>()
  const folded: Claim[] = []
  const unmended: Map<string, Folded>[] = []
  const begin = (group: string) => {
    const fresh = new Map<string, Folded>()
    open.set(group, fresh)
    unmended.push(fresh)
    return fresh
  }
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
    const same = open.get(group) ?? begin(group)
    const first = same.get(key)
    const paste = lines[claim.claims[0] ?? 0]?.paste ?? 0
    if (first) {
      addPlaces(first.claim, claim)
      toLatest(first.claim, claim)
      const { message } = first.claim.evidence
      if (message) message.count += countIn(first.stamps, claim, paste)
    } else {
      const kept = { claim: copyOf(claim), stamps: new Map() }
      countIn(kept.stamps, claim, paste)
      same.set(key, kept)
      folded.push(kept.claim)
    }
  }
  return foldMentions(foldWrappers(folded, unmended)).map((claim) => withCount(claim, knowledge))
}

/** What a message states is as new as its last repeat. */
function toLatest({ evidence }: Claim, { evidence: { at } }: Claim): void {
  if (!at) return
  evidence.facts = evidence.facts.map((fact) =>
    fact.at && Date.parse(fact.at) < Date.parse(at) ? { ...fact, at } : fact,
  )
}

/** How often a message came is known only now; an entry may state it (`field: count`). */
function withCount(claim: Claim, knowledge: Knowledge): Claim {
  const { entry, message, lines, facts } = claim.evidence
  const at = facts.find((fact) => fact.at)?.at ?? claim.evidence.at
  const stated = (entry && message && knowledge.messages.get(entry)?.facts) || []
  const counted = stated.flatMap((fact): FoundFact[] =>
    'field' in fact && fact.field === 'count' && message
      ? [{ key: fact.key, value: message.count, lines, ...(at && { at }) }]
      : [],
  )
  if (counted.length === 0) return claim
  return { ...claim, evidence: { ...claim.evidence, facts: [...facts, ...counted] } }
}

/** What a wrapper line counts goes to the only message of that name since the device last mended it. */
function foldWrappers(claims: readonly Claim[], groups: readonly ReadonlyMap<string, Folded>[]): Claim[] {
  const gone = new Set<Claim>()
  for (const group of groups) {
    const own = [...group.values()].map(({ claim }) => claim)
    const wrappers = own.filter(isWrapper)
    const [only, ...others] = own.filter((claim) => !isWrapper(claim))
    if (!only || others.length > 0) continue
    for (const wrapper of wrappers.filter((each) => nameOf(each) === nameOf(only))) {
      add(only, wrapper)
      gone.add(wrapper)
    }
  }
  return claims.filter((claim) => !gone.has(claim))
}

/** `message repeated 12 times in last 600 sec`, in place of the message's own text. */
function isWrapper({ evidence }: Claim): boolean {
  return evidence.message !== undefined && readWrapper(evidence.message.text) !== undefined
}

function add(first: Claim, next: Claim): void {
  addPlaces(first, next)
  if (first.evidence.message) first.evidence.message.count += next.evidence.message?.count ?? 0
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
    const also = evidence.also ?? []
    for (const place of fresh) also.push(place)
    evidence.also = also
  }
  for (const index of next.claims) first.claims.push(index)
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
