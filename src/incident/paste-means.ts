import { isAddress, PingResult } from '../facts/derived/ping-result.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import type { Incident } from './incident.ts'

/**
 * What a paste means beyond the verdict, said first: that a ping came back, or that what was planned is done and nothing
 * failed since, so that a retry comes before anything else. Undefined where there is no such thing.
 */
export function pasteMeans(before: Incident, after: Incident, knowledge: Knowledge): string | undefined {
  return pingWorks(after, knowledge) ?? retryFirst(before, after, knowledge)
}

/** The verdict is another one although nothing failed since, and a step of the plan that it had is done. */
function retryFirst(before: Incident, after: Incident, knowledge: Knowledge): string | undefined {
  if (after.closing || before.plan.length === 0 || after.answer.verdict.act === 'nothing') return undefined
  const told = ({ devices }: Incident) => devices.reduce((sum, { count }) => sum + count, 0)
  const left = before.plan.filter((id) => !after.plan.includes(id))
  const done = left.some((id) => after.steps.some((step) => step.id === id && step.state === 'done'))
  return done && told(before) === told(after) ? say(knowledge, 'incident.retry-first') : undefined
}

/**
 * What a ping by name that came back in the last paste means, although it alone changes no verdict: that name and path
 * work in that VRF, and that a retry will tell. Undefined where there is none, or where it is over anyway.
 */
function pingWorks({ answer, pastes, closing }: Incident, knowledge: Knowledge): string | undefined {
  const last = pastes.at(-1)
  if (!last || closing) return undefined
  const [first, end] = last.rows
  for (const { key, value, lines } of answer.facts) {
    if (key !== 'ping.result' || lines[0] < first || lines[0] > end) continue
    const ping = PingResult.safeParse(value).data
    if (ping?.outcome !== 'replies' || ping.target === undefined || isAddress(ping.target)) continue
    const target = quote(ping.target)
    return ping.vrf
      ? say(knowledge, 'incident.ping-works-in-vrf', { target, vrf: quote(ping.vrf) })
      : say(knowledge, 'incident.ping-works', { target })
  }
  return undefined
}
