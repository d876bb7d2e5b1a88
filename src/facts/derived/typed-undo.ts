import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { failedAt, lastFailure } from './last-failure.ts'
import { Change } from './typed-last-change.ts'

/** A change that is older than this before the failure is no suspect, in milliseconds. */
const SUSPECT_FOR = 7 * 86_400_000
/** Nobody wants to take back more lines than these by one glance. */
const AT_MOST = 4

/** What a failure of this kind may come from. */
const AREAS: readonly { fails: RegExp; areas: readonly string[] }[] = [
  { fails: /^unresolved/, areas: ['dns', 'mgmt', 'license'] },
  { fails: /^not-reached$/, areas: ['route', 'mgmt', 'license'] },
  { fails: /^call-home/, areas: ['license'] },
]

/** Lines that can be taken back without knowing more: what was removed is added, what was added is removed. */
const ADDED =
  /^(?:ip name-server (?:\d{1,3}(?:\.\d{1,3}){3} ?){1,3}(?:use-vrf [\w.:-]{1,64})?|ip host [A-Za-z][\w.-]{0,250} \d{1,3}(?:\.\d{1,3}){3}|ip route 0\.0\.0\.0\/0 (?:[A-Za-z][\w./-]{1,30} )?\d{1,3}(?:\.\d{1,3}){3})$/
const TRANSPORT = /^license smart transport (?<type>smart|cslu|callhome|off)$/
const CONTEXT = /^(?:vrf context [\w.:-]{1,64}|interface mgmt ?0)$/

type Typed = { change: Change; fact: Fact; at: number }

/**
 * The lines that take back what somebody changed before the failure, in what this failure may come from: what was
 * removed first, then what was added. One line each; those of a VRF or an interface are indented below it.
 */
export const typedUndo: DerivedFact = {
  key: 'typed.undo',
  needs: ['typed.change'],
  derive(facts): Derivation | undefined {
    const suspects = suspectsOf(facts)
    const lines = suspects.flatMap((typed) => {
      const back = takenBack(typed, facts)
      return back ? [{ back, context: contextOf(typed.change), typed }] : []
    })
    const [first] = lines
    if (!first || lines.length > AT_MOST) return undefined
    const removed = lines.filter(({ back }) => !back.startsWith('no '))
    const added = lines.filter(({ back }) => back.startsWith('no '))
    const ordered = [...removed, ...added]
    const text = ordered.flatMap(({ back, context }, at) => {
      if (context === undefined) return [back]
      return ordered[at - 1]?.context === context ? [` ${back}`] : [context, ` ${back}`]
    })
    return { value: text.join('\n'), from: [first.typed.fact] }
  },
}

/** The transport that somebody set before the failure: smart, cslu, callhome or off. */
export const typedTransport: DerivedFact = {
  key: 'typed.transport',
  needs: ['typed.change'],
  derive(facts): Derivation | undefined {
    for (const { change, fact } of suspectsOf(facts)) {
      const type = TRANSPORT.exec(partsOf(change).at(-1) ?? '')?.groups?.type
      if (type) return { value: type, from: [fact] }
    }
    return undefined
  },
}

/** The changes that may be to blame, the latest first. */
function suspectsOf(facts: readonly Fact[]): Typed[] {
  const [failure] = lastFailure(facts)
  const failed = failure && failedAt(failure, facts)
  if (!failure || failed === undefined) return []
  const areas = AREAS.find(({ fails }) => fails.test(String(failure.value)))?.areas ?? ['license']
  const accepted = Math.max(
    instantOf(factOf(facts, 'report.lastAck')?.value) ?? 0,
    instantOf(factOf(facts, 'comm.lastSuccessAt')?.value) ?? 0,
  )
  return changesOf(facts)
    .filter(
      ({ change, at }) =>
        areas.includes(change.area) && at <= failed && at > accepted && failed - at < SUSPECT_FOR,
    )
    .reverse()
}

function changesOf(facts: readonly Fact[]): Typed[] {
  return facts
    .flatMap((fact): Typed[] => {
      const change = fact.key === 'typed.change' ? Change.safeParse(fact.value).data : undefined
      return change && !change.failed ? [{ change, fact, at: Date.parse(change.at) }] : []
    })
    .sort((one, other) => one.at - other.at)
}

/** The line that takes a change back; undefined where it isn't known. */
function takenBack({ change, at }: Typed, facts: readonly Fact[]): string | undefined {
  const line = partsOf(change).at(-1) ?? ''
  const context = contextOf(change)
  if (partsOf(change).length > 1 && context === undefined) return undefined
  if (/^shut(?:down)?$/.test(line) && context?.startsWith('interface')) return 'no shutdown'
  if (line.startsWith('no ') && ADDED.test(line.slice(3))) return line.slice(3)
  if (line === 'no ip domain-lookup') return 'ip domain-lookup'
  if (ADDED.test(line)) return `no ${line}`
  const set = TRANSPORT.exec(line)?.groups?.type
  const before = changesOf(facts).findLast(
    (each) => each.at < at && TRANSPORT.test(partsOf(each.change).at(-1) ?? ''),
  )
  const type = before && TRANSPORT.exec(partsOf(before.change).at(-1) ?? '')?.groups?.type
  return set && type && type !== set ? `license smart transport ${type}` : undefined
}

function contextOf(change: Change): string | undefined {
  const [first = '', ...others] = partsOf(change)
  return others.length > 0 && CONTEXT.test(first) ? first : undefined
}

function partsOf({ command }: Change): string[] {
  return command.split(';').map((part) => part.trim().replaceAll(/\s+/g, ' '))
}
