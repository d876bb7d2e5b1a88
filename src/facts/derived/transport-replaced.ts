import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { Change } from './typed-last-change.ts'

/** license smart url cslu https://onprem.example.net/cslu/v1/pi/DC-1 */
const SETS_URL = /^license smart url (?:(?:cslu|smart|default) )?(?<url>https?:\/\/\S{3,250})$/i

/** What takes reports to another place, or on another path. */
const MOVES = /^(?:no )?license smart (?:url|transport|vrf|proxy)\b/i

type Typed = { change: Change; fact: Fact }

/** The URL that was set until somebody set another one, after the last acknowledgment. */
export const transportReplacedUrl = made('transport.replacedUrl', ({ before }) => before)

/** Who set the other one. */
export const transportReplacedBy = made('transport.replacedBy', ({ by }) => by)

/** When, by the switch's clock; ISO 8601. */
export const transportReplacedAt = made('transport.replacedAt', ({ at }) => at)

/** Whether somebody changed where reports go, or how, after a time in milliseconds: what worked until then tells nothing. */
export function changedAfter(facts: readonly Fact[], time: number): Fact | undefined {
  return changesOf(facts, MOVES).findLast(({ change }) => Date.parse(change.at) > time)?.fact
}

function made(
  key: DerivedFact['key'],
  value: (replaced: { before: string; by: string | undefined; at: string }) => string | undefined,
): DerivedFact {
  return {
    key,
    needs: ['typed.change'],
    derive(facts): Derivation | undefined {
      const replaced = replacedOf(facts)
      const said = replaced && value(replaced)
      return replaced && said !== undefined ? { value: said, from: [replaced.fact] } : undefined
    },
  }
}

function replacedOf(facts: readonly Fact[]) {
  const set = changesOf(facts, SETS_URL)
  const last = set.at(-1)
  const url = last && urlOf(last)
  const before = set.findLast((each) => urlOf(each) !== url)
  if (!last || !before) return undefined
  const acknowledged = instantOf(factOf(facts, 'report.lastAck')?.value)
  if (acknowledged !== undefined && Date.parse(last.change.at) <= acknowledged) return undefined
  // somebody may have set it back without a trace in this log
  const shown = factOf(facts, 'transport.url')?.value
  if (typeof shown === 'string' && shown !== url) return undefined
  const { user, at } = last.change
  return { before: urlOf(before) ?? '', by: user, at, fact: last.fact }
}

/** The commands that were taken, in the order of their times. */
function changesOf(facts: readonly Fact[], form: RegExp): Typed[] {
  return facts
    .flatMap((fact): Typed[] => {
      const change = fact.key === 'typed.change' ? Change.safeParse(fact.value).data : undefined
      return change && !change.failed && form.test(change.command) ? [{ change, fact }] : []
    })
    .sort((one, other) => Date.parse(one.change.at) - Date.parse(other.change.at))
}

function urlOf({ change }: Typed): string | undefined {
  return SETS_URL.exec(change.command)?.groups?.url
}
