import { conclude } from '../diagnosis/diagnose.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Recognized } from '../evidence/evidence.ts'
import { Options } from '../evidence/options.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Question } from '../knowledge/question.ts'
import type { ReadPaste } from '../text/line.ts'
import type { Incident, Narrowing } from './incident.ts'
import { conclusionsOf } from './mark.ts'

/** VRFs that every Nexus has. */
const VRFS = ['management', 'default']

/** The slot of a command that waits for the VRF. */
const VRF_SLOT = '<vrf-name>'

type Setting = {
  read: ReadPaste
  recognized: Recognized
  knowledge: Knowledge
  options: Options
  diagnosis: Diagnosis
  chosen: Incident['chosen']
  /** Evidence that a fact has closed. */
  over: ReadonlyMap<string, string>
}

/**
 * The questions of the knowledge base whose answers would make a difference here, found by trying each answer: the
 * same pastes are concluded anew with it. What the devices themselves say leaves nothing to choose. The VRF is asked
 * for where a command waits for it.
 */
export function narrow(setting: Setting): Narrowing[] {
  const { knowledge, diagnosis, chosen } = setting
  if (diagnosis.verdict.act === 'nothing') return []
  return [...knowledge.questions.values()].flatMap((question): Narrowing[] => {
    if (question.retired) return []
    const { sets, text } = question
    if (sets === 'transport' && tellTransport(diagnosis)) return []
    const options = sets === 'vrf' ? vrfOptions(setting) : optionsThatDiffer(question, setting)
    if (options.length === 0) return []
    const own = chosen[sets]
    return [{ what: sets, text, options, ...(own && { chosen: own.value }) }]
  })
}

/** The answers that the devices' own transport leaves, where at least two of them lead to different conclusions. */
function optionsThatDiffer(
  { sets, options }: Question,
  { read, recognized, knowledge, options: asked, diagnosis, chosen, over }: Setting,
): Narrowing['options'] {
  const left = options.filter(({ value }) =>
    sets === 'topology'
      ? fitsTransport(value, diagnosis, knowledge)
      : fitsTopology(value, chosen.topology?.value, knowledge),
  )
  const conclusions = new Set(
    left.flatMap(({ value }) => {
      const tried = Options.safeParse({ ...asked, [sets]: value })
      return tried.success ? [conclusionsOf(conclude(read, recognized, knowledge, tried.data, over))] : []
    }),
  )
  return conclusions.size > 1 ? left : []
}

/** Whether each device that something is open on has said its transport itself. */
function tellTransport({ evidence, closed, ownerOf, facts }: Diagnosis): boolean {
  const open = evidence.filter(({ id, level }) => level !== 'supporting' && !closed.has(id))
  const told = new Set(facts.flatMap(({ key, device }) => (key === 'transport.type' ? [device] : [])))
  return open.length > 0 && open.every(({ id }) => told.has(ownerOf.get(id)))
}

function fitsTopology(transport: string, topology: string | undefined, { topologies }: Knowledge): boolean {
  if (topology === undefined) return true
  return [...topologies.values()].some(
    (each) => each.name === topology && each.transport.some((one) => one === transport),
  )
}

function fitsTransport(topology: string, { facts }: Diagnosis, { topologies }: Knowledge): boolean {
  const shown = facts.flatMap(({ key, value, superseded }) =>
    key === 'transport.type' && !superseded && typeof value === 'string' ? [value] : [],
  )
  if (shown.length === 0) return true
  return [...topologies.values()].some(
    ({ name, transport }) => name === topology && transport.some((each) => shown.includes(each)),
  )
}

/** The VRFs that come into question: those that the pastes name, and those that every Nexus has. */
function vrfOptions({ diagnosis, chosen }: Setting): Narrowing['options'] {
  const waits = diagnosis.checklist.some(({ commands }) =>
    commands.some(({ text }) => text.includes(VRF_SLOT)),
  )
  if (!waits && !chosen.vrf) return []
  const named = diagnosis.facts.flatMap(({ key, value }) => {
    if ((key === 'transport.vrf' || key === 'callhome.vrf') && typeof value === 'string') return [value]
    const ping = key === 'ping.result' ? PingResult.safeParse(value).data : undefined
    return ping?.vrf && ping.outcome !== 'bad-vrf' ? [ping.vrf] : []
  })
  const own = chosen.vrf ? [chosen.vrf.value] : []
  return [...new Set([...own, ...named, ...VRFS])].map((value) => ({ value, label: value }))
}
