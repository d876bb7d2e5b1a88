import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Group } from './diagnosis.ts'
import type { FactIndex } from './evaluate.ts'

type Page = Pick<Group, 'device'> & { index: FactIndex }

/**
 * What other switches of the same paste show, as facts of each: the transport that works on all of those that work, and
 * that the same server answered one of them. A switch that works itself needs neither.
 */
export function tellNeighbours<Own extends Page>(pages: readonly Own[]): Own[] {
  return pages.map((own) => {
    if (own.device === undefined || isTrue(own, 'report.works')) return own
    const others = pages.filter((each) => each !== own && each.device !== undefined)
    const found = [transportOf(others, own), reachOf(others, own), namesOf(others, own)].filter(
      (fact) => fact !== undefined,
    )
    if (found.length === 0) return own
    return { ...own, index: new Map([...own.index, ...found.map((fact) => [fact.key, [fact]] as const)]) }
  })
}

/** The transport that every working neighbour has, where it is another than one's own. */
function transportOf(others: readonly Page[], own: Page): BookedFact | undefined {
  const types = others.flatMap((each) => {
    const type = latest(each, 'transport.type')
    return type && isTrue(each, 'report.works') ? [type] : []
  })
  const [first] = types
  const mine = latest(own, 'transport.type')
  if (!first || !mine || mine.value === first.value) return undefined
  return types.every(({ value }) => value === first.value)
    ? told('neighbours.transport', first.value, [mine, ...types], own)
    : undefined
}

/** The neighbours whose reports get their ACKs, by name: `leaf-1, leaf-2`. */
function namesOf(others: readonly Page[], own: Page): BookedFact | undefined {
  const working = others.filter((each) => isTrue(each, 'report.works'))
  const acks = working.flatMap((each) => latest(each, 'report.lastAck') ?? [])
  return told('neighbours.names', working.map(({ device }) => device).join(', '), acks, own)
}

/** Whether a neighbour reached the server that this one fails to reach: it says so, or its report has an ACK. */
function reachOf(others: readonly Page[], own: Page): BookedFact | undefined {
  const peer = latest(own, 'commFailed.peer')
  if (!peer) return undefined
  const since = peer.at ? Date.parse(peer.at) : Number.NaN
  const proofs = others.flatMap((each) => {
    const restored = latest(each, 'comm.restored')
    const works = isTrue(each, 'report.works') ? latest(each, 'report.lastAck') : undefined
    return [restored, works].filter((fact) => fact !== undefined && isNear(fact, since))
  })
  const [first] = proofs
  return first && told('neighbours.reachServer', true, proofs as BookedFact[], own)
}

const DAY = 86_400_000

/** Whether something was said within a day of the failure, or either tells no time. */
function isNear({ at, value }: BookedFact, since: number): boolean {
  const time = Date.parse(at ?? String(value))
  return Number.isNaN(time) || Number.isNaN(since) || Math.abs(time - since) <= DAY
}

function told(
  key: FactKey,
  value: BookedFact['value'],
  from: readonly BookedFact[],
  own: Page,
): BookedFact | undefined {
  const [first] = from
  if (!first) return undefined
  const { lines, evidence } = first
  return { key, value, lines, evidence, from: [...from], ...(own.device && { device: own.device }) }
}

function latest({ index }: Page, key: FactKey): BookedFact | undefined {
  return index.get(key)?.at(-1)
}

function isTrue(page: Page, key: FactKey): boolean {
  return latest(page, key)?.value === true
}
