import type { Options } from '../evidence/options.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import { type AppliesTo, TopologyName, Transport } from '../knowledge/entry.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { FactIndex } from './evaluate.ts'
import { saidNot, saidPlace } from './said-facts.ts'

type Place = { transport: Transport; topology: TopologyName }

/**
 * The ways in which a device may reach Cisco. `shown` are those that its own transport leaves, with the fact that
 * says so; `left` those of them that the asker's options leave. A device's own word counts more than an option, but
 * for what is `wanted`, which is for the asker alone to say.
 */
export type Places = {
  shown: readonly Place[]
  left: readonly Place[]
  wanted: readonly Place[]
  fact?: BookedFact
}

/**
 * The ways that are left for one device, by its transport, by `--transport` and by `--topology`; where the asker gave
 * none of these, by what was said in words.
 */
export function findPlaces(knowledge: Knowledge, index: FactIndex, options: Options): Places {
  const type = index.get('transport.type')?.at(-1)
  // a failure that names CSLU shows the transport as well
  const overCslu = index.get('transport.overCslu')?.find(({ value }) => value === true)
  const fact = type ?? overCslu
  const every = everyPlace(knowledge)
  const shown = fact ? every.filter(({ transport }) => transport === (type ? type.value : 'cslu')) : every
  const said = saidPlace(index)
  const not = saidNot(index)
  const meant = {
    transport: options.transport ?? said.transport,
    topology: options.topology ?? said.topology,
  }
  const left = shown.filter(
    ({ transport, topology }) =>
      (fact || !meant.transport || transport === meant.transport) &&
      (!meant.topology || topology === meant.topology) &&
      (fact !== undefined || meant.topology !== undefined || !not.topologies.has(topology)) &&
      (fact !== undefined || meant.transport !== undefined || !not.transports.has(transport)),
  )
  const wanted = every.filter(
    ({ transport, topology }) =>
      (!meant.transport || transport === meant.transport) &&
      (!meant.topology || topology === meant.topology) &&
      !(options.topology === undefined && not.topologies.has(topology)),
  )
  return {
    wanted: wanted.length > 0 ? wanted : every,
    shown: shown.length > 0 ? shown : every,
    left: left.length > 0 ? left : shown.length > 0 ? shown : every,
    ...(fact && { fact }),
  }
}

/** Whether something applies here: yes, not by the device's own transport, or not by what the asker said. */
export function whetherApplies(
  where: AppliesTo | undefined,
  places: Places,
): 'yes' | 'not-shown' | 'not-left' {
  if (!where) return 'yes'
  if (!places.shown.some((place) => fits(where, place))) return 'not-shown'
  return places.left.some((place) => fits(where, place)) ? 'yes' : 'not-left'
}

/** Whether something leads to where the asker wants to be, whatever the transport is now. */
export function isWanted(towards: AppliesTo | undefined, { wanted }: Places): boolean {
  return !towards || wanted.some((place) => fits(towards, place))
}

function fits(where: AppliesTo, { transport, topology }: Place): boolean {
  return (
    (!where.transport || where.transport.includes(transport)) &&
    (!where.topology || where.topology.includes(topology))
  )
}

function everyPlace(knowledge: Knowledge): Place[] {
  const known = [...knowledge.topologies.values()]
  if (known.length === 0) {
    return Transport.options.flatMap((transport) =>
      TopologyName.options.map((topology) => ({ transport, topology })),
    )
  }
  return known.flatMap(({ name, transport }) =>
    transport.map((each) => ({ transport: each, topology: name })),
  )
}
