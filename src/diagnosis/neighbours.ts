import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Group } from './diagnosis.ts'
import type { FactIndex } from './evaluate.ts'

type Page = Pick<Group, 'device'> & { index: FactIndex }

/** Neighbours that are asked; of many, the first. */
const WITNESSES = 500

/** Lines of neighbours that a fact names as its proof. */
const PROOFS = 20

/** What the switches of a paste have to tell each other, found once. `proofs`: whoever reached the server, and when. */
type Told = {
  transport: readonly BookedFact[]
  names: string
  acks: readonly BookedFact[]
  proofs: readonly { page: Page; fact: BookedFact; time: number }[]
}

/**
 * What other switches of the same paste show, as facts of each: the transport that works on all of those that work, and
 * that the same server answered one of them. A switch that works itself needs neither.
 */
export function tellNeighbours<Own extends Page>(pages: readonly Own[]): Own[] {
  const named = pages.filter(({ device }) => device !== undefined)
  if (named.length < 2) return [...pages]
  const all = toldBy(named)
  return pages.map((own) => {
    if (own.device === undefined || isTrue(own, 'report.works')) return own
    const found = [
      transportOf(all, own),
      reachOf(all, own),
      told('neighbours.names', all.names, all.acks, own),
    ].filter((fact) => fact !== undefined)
    if (found.length === 0) return own
    return { ...own, index: new Map([...own.index, ...found.map((fact) => [fact.key, [fact]] as const)]) }
  })
}

function toldBy(pages: readonly Page[]): Told {
  const working = pages.filter((each) => isTrue(each, 'report.works'))
  const types = working.flatMap((each) => latest(each, 'transport.type') ?? [])
  const [first] = types
  const asked = working.slice(0, WITNESSES)
  const proofs = pages.flatMap((page) => {
    const works = isTrue(page, 'report.works') ? latest(page, 'report.lastAck') : undefined
    return [latest(page, 'comm.restored'), works].flatMap((fact) =>
      fact ? [{ page, fact, time: Date.parse(fact.at ?? String(fact.value)) }] : [],
    )
  })
  return {
    transport: types.every(({ value }) => value === first?.value) ? types.slice(0, PROOFS) : [],
    names: asked.map(({ device }) => device).join(', '),
    acks: asked.flatMap((each) => latest(each, 'report.lastAck') ?? []).slice(0, PROOFS),
    proofs: proofs.slice(0, WITNESSES),
  }
}

/** The transport that every working neighbour has, where it is another than one's own. */
function transportOf({ transport }: Told, own: Page): BookedFact | undefined {
  const [first] = transport
  const mine = latest(own, 'transport.type')
  if (!first || !mine || mine.value === first.value) return undefined
  return told('neighbours.transport', first.value, [mine, ...transport], own)
}

/** Whether a neighbour reached the server that this one fails to reach: it says so, or its report has an ACK. */
function reachOf({ proofs }: Told, own: Page): BookedFact | undefined {
  const peer = latest(own, 'commFailed.peer')
  if (!peer) return undefined
  const since = peer.at ? Date.parse(peer.at) : Number.NaN
  const near = proofs.filter(({ page, time }) => page !== own && isNear(time, since)).slice(0, PROOFS)
  return told(
    'neighbours.reachServer',
    true,
    near.map(({ fact }) => fact),
    own,
  )
}

const DAY = 86_400_000

/** Whether something was said within a day of the failure, or either tells no time. */
function isNear(time: number, since: number): boolean {
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
