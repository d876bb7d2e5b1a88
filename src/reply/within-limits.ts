import type { Answer } from './answer.ts'

/** What an answer names of each at most; the rest is counted. A storm of hundreds of devices is named whole. */
const NAMED = { evidence: 500, facts: 2000, warnings: 300, unrecognized: 300 } as const

/** Proofs of a cause or a step, and places where a message was repeated. */
const PROOFS = 20

/** Devices of a cause or a step. */
const DEVICES = 300

/** The last ones of a list that stay with the first ones, as a part of it: what was pasted last isn't lost. */
const LAST = 1 / 5

/** An answer that is bounded, however long the paste was: of each list its first and its last, and how many are left out. */
export function withinLimits(answer: Answer): Answer {
  const { about } = answer.verdict
  const evidence = ends(answer.evidence, NAMED.evidence, ({ id }) => id === about)
  const facts = ends(answer.facts, NAMED.facts)
  const warnings = ends(answer.warnings, NAMED.warnings)
  const unrecognized = ends(answer.unrecognized, NAMED.unrecognized)
  const shown = { evidence, facts, warnings, unrecognized }
  const left = Object.entries(shown).flatMap(([name, list]) => {
    const count = answer[name as keyof typeof shown].length - list.length
    return count > 0 ? [[name, count]] : []
  })
  return {
    ...answer,
    evidence: evidence.map((each) => (each.also ? { ...each, also: ends(each.also, PROOFS) } : each)),
    facts,
    causes: answer.causes.map((each) => ({
      ...each,
      devices: ends(each.devices, DEVICES),
      because: ends(each.because, PROOFS),
    })),
    checklist: answer.checklist.map(({ devices, because, ...each }) => ({
      ...each,
      ...(devices && { devices: ends(devices, DEVICES) }),
      ...(because && { because: ends(because, PROOFS) }),
    })),
    warnings,
    unrecognized,
    ...(left.length > 0 && { left: Object.fromEntries(left) }),
  }
}

/** The first and the last of a list, and what is wanted anyway, in their order. */
function ends<Each>(list: Each[], most: number, wanted: (each: Each) => boolean = () => false): Each[] {
  if (list.length <= most) return list
  const last = Math.round(most * LAST)
  return list.filter((each, at) => at < most - last || at >= list.length - last || wanted(each))
}
