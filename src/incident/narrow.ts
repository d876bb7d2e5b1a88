import { conclude } from '../diagnosis/diagnose.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Recognized } from '../evidence/evidence.ts'
import { Options } from '../evidence/options.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Question } from '../knowledge/question.ts'
import type { ReadPaste } from '../text/line.ts'
import type { Incident, Narrowing } from './incident.ts'
import { conclusionsOf } from './mark.ts'

/** The question that prunes most comes first. */
const ORDER: readonly Narrowing['what'][] = ['transport', 'topology', 'vrf']

/** VRFs that every Nexus has. */
const VRFS = ['management', 'default']

/** Devices that differ in what they say, and that choices are tried on; what more of them say hardly adds a question. */
const TRIED = 12

/** The slot of a command that waits for the VRF, or has the default one meanwhile. */
const VRF = 'vrf-name'

/** What follows once a question has that answer; undefined where nobody may give it. */
type Try = (sets: Question['sets'], value: string) => Diagnosis | undefined

type Trying = Setting & { attempt: Try }

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
 * same pastes are concluded anew with it. What the devices themselves say leaves nothing to choose. The VRF is also
 * asked for where a command waits for it.
 */
export function narrow(setting: Setting): Narrowing[] {
  const { knowledge, diagnosis, chosen } = setting
  if (diagnosis.verdict.act === 'nothing') return []
  const few = { ...setting, attempt: openTries({ ...setting, recognized: withoutLikes(setting) }) }
  return [...knowledge.questions.values()]
    .flatMap((question): Narrowing[] => {
      if (question.retired) return []
      const { sets, text } = question
      if (sets === 'transport' && tell(['transport.type'], diagnosis)) return []
      const options = sets === 'vrf' ? vrfOptions(few) : optionsThatDiffer(question, few)
      if (options.length === 0) return []
      const own = chosen[sets]
      const prunes = own === undefined && differ(sets, options, few, firstOf)
      return [
        {
          what: sets,
          text,
          options,
          ...(own && { chosen: own.value }),
          ...(prunes && { prunes: true as const }),
        },
      ]
    })
    .sort((one, other) => ORDER.indexOf(one.what) - ORDER.indexOf(other.what))
}

/** Concludes with one answer after the other; what was tried already is known. */
function openTries({ read, recognized, knowledge, options: asked, over }: Setting): Try {
  const known = new Map<string, Diagnosis | undefined>()
  return (sets, value) => {
    const key = `${sets} ${value}`
    if (!known.has(key)) {
      const tried = Options.safeParse({ ...asked, [sets]: value })
      known.set(key, tried.success ? conclude(read, recognized, knowledge, tried.data, over) : undefined)
    }
    return known.get(key)
  }
}

/** The first view as far as a choice may change it: what it says, and its steps with their commands. */
function firstOf({ first, checklist }: Diagnosis): string {
  if (!first) return JSON.stringify(checklist.map(({ id }) => id))
  const planned = new Set(first.plan.map(({ id }) => id))
  return JSON.stringify([
    first.say,
    first.plan.map(({ id }) => id),
    checklist
      .filter(({ id, alike }) => [id, ...alike].some((each) => planned.has(each)))
      .map(({ commands }) => commands.map(({ text }) => text)),
  ])
}

/**
 * The evidence without the devices that say the same as another: of a storm of sixty two tell as much as all. Two stay
 * where there are two: what belongs to nobody must not become the only one's.
 */
function withoutLikes({ recognized, diagnosis: { ownerOf, closed } }: Setting): Recognized {
  const said = new Map<string, unknown[]>()
  for (const { id, kind, level, entry, facts } of recognized.evidence) {
    const owner = ownerOf.get(id)
    if (owner === undefined) continue
    const own = said.get(owner) ?? []
    own.push([kind, level, entry, closed.has(id), facts.map(({ key, value }) => [key, value])])
    said.set(owner, own)
  }
  const kinds = new Map([...said].map(([owner, all]) => [JSON.stringify(all), owner]))
  const kept = new Set([...[...kinds.values()].slice(0, TRIED), ...[...said.keys()].slice(0, 2)])
  if (kept.size === said.size) return recognized
  const evidence = recognized.evidence.filter(({ id }) => {
    const owner = ownerOf.get(id)
    return owner === undefined || kept.has(owner)
  })
  return { ...recognized, evidence }
}

/** The answers that the devices' own transport leaves, where at least two of them lead to different conclusions. */
function optionsThatDiffer({ sets, options }: Question, setting: Trying): Narrowing['options'] {
  const { knowledge, diagnosis, chosen } = setting
  const left = options.filter(({ value }) =>
    sets === 'topology'
      ? fitsTransport(value, diagnosis, knowledge)
      : fitsTopology(value, chosen.topology?.value, knowledge),
  )
  return differ(sets, left, setting) ? left : []
}

/** Whether two answers lead to different conclusions. The first other one settles it: the rest need not be tried. */
function differ(
  sets: Question['sets'],
  answers: Narrowing['options'],
  { attempt }: Trying,
  told: (diagnosis: Diagnosis) => string = conclusionsOf,
): boolean {
  let one: string | undefined
  for (const { value } of answers) {
    const tried = attempt(sets, value)
    const conclusion = tried && told(tried)
    one ??= conclusion
    if (conclusion !== undefined && conclusion !== one) return true
  }
  return false
}

/** Whether each device that something is open on has stated one of these facts itself. */
function tell(keys: readonly FactKey[], { evidence, closed, ownerOf, facts }: Diagnosis): boolean {
  const open = evidence.filter(({ id, level }) => level !== 'supporting' && !closed.has(id))
  const told = new Set(facts.flatMap(({ key, device }) => (keys.includes(key) ? [device] : [])))
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
function vrfOptions(setting: Trying): Narrowing['options'] {
  const { diagnosis, chosen } = setting
  const named = diagnosis.facts.flatMap(({ key, value }) => {
    if ((key === 'transport.vrf' || key === 'callhome.vrf') && typeof value === 'string') return [value]
    const ping = key === 'ping.result' ? PingResult.safeParse(value).data : undefined
    return ping?.vrf && ping.outcome !== 'bad-vrf' ? [ping.vrf] : []
  })
  const own = chosen.vrf ? [chosen.vrf.value] : []
  const options = [...new Set([...own, ...named, ...VRFS])].map((value) => ({ value, label: value }))
  const waits = diagnosis.checklist.some(
    ({ commands, assumes }) =>
      assumes.includes(VRF) || commands.some(({ text }) => text.includes(`<${VRF}>`)),
  )
  if (waits || chosen.vrf) return options
  // a switch that names its VRF leaves nothing to choose
  const told = tell(['transport.vrf', 'callhome.vrf'], diagnosis)
  return !told && differ('vrf', options, setting) ? options : []
}
