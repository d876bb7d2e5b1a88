import type { Evidence } from '../evidence/evidence.ts'
import type { Act } from '../knowledge/entry.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { FAILING } from './complaints.ts'
import type { Finding, Group, Reason } from './diagnosis.ts'
import { ACTS } from './entry-of.ts'

/** Messages of traditional licensing of this severity or a more urgent one are work; those below only inform. */
const WARNING = 4

/** Application(s) shut down in 119 days. */
const SHUTDOWN = /shut\s?down/i

/** Retries of two hours; what goes on for longer doesn't pass by itself. */
const PASSES_WITHIN = 8

/** A message that came a few times, for a reason that passes by itself, is no work. */
export function calmed(
  act: Act,
  { message }: Evidence,
  causes: readonly Finding[],
  knowledge: Knowledge,
): Act {
  if (causes.length === 0 || (message?.count ?? 1) > PASSES_WITHIN) return act
  const asked = causes.map(({ cause }) => knowledge.causes.get(cause)?.act ?? 'fix')
  const most = asked.reduce(worse)
  return ACTS.indexOf(most) > ACTS.indexOf(act) ? most : act
}

/** Tries that fail while no report is due are nothing to do yet. */
export function actOfComplaint(
  complaint: string | undefined,
  { index }: Group,
  knowledge: Knowledge,
): Act | undefined {
  const act = knowledge.issues.get(complaint ?? '')?.act
  const due = index.get('report.isDue')?.at(-1)?.value
  return complaint === FAILING && due === false && act ? 'watch' : act
}

/** What a message that is only known by name asks for. */
export function actOfNamed({ era, message }: Evidence): Act {
  if (era !== 'traditional' || !message) return 'unknown'
  return SHUTDOWN.test(message.text) || (message.severity ?? WARNING) <= WARNING ? 'fix' : 'unknown'
}

/** The more urgent of two acts. */
export function worse(one: Act, other: Act): Act {
  return ACTS.indexOf(one) < ACTS.indexOf(other) ? one : other
}

/** Which kind of thing it is that is only named. */
export function reasonOfNamed({ era, kind, platform, message }: Evidence): Reason {
  if (era === 'traditional' && message) {
    return SHUTDOWN.test(message.text) ? 'traditional-shutdown' : 'traditional'
  }
  if (era === 'smart') return 'before-policies'
  if (kind !== 'message') return 'named-output'
  const twin = platform === 'ios-xe' || platform === 'ios-xr'
  return twin && message?.mnemonic.includes('AUTHORIZATION_') ? 'not-for-nexus' : 'unknown-message'
}
