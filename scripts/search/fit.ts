/** A choice between candidates, of which some are right. */
export type Choice = {
  weight: number
  candidates: readonly { features: readonly number[]; right: boolean }[]
}

/** A yes or no with what tells it. */
export type Case = { weight: number; features: readonly number[]; right: boolean }

/** Weights under which right candidates come first: multinomial logistic regression by gradient ascent. */
export function fitOrder(choices: readonly Choice[], steps = 150, rate = 2, decay = 1e-3): number[] {
  const told = choices.filter(({ candidates }) => candidates.some(({ right }) => right))
  const size = told[0]?.candidates[0]?.features.length ?? 0
  const weights = new Float64Array(size).fill(1)
  const total = told.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size)
    for (const { weight, candidates } of told) {
      const scores = candidates.map(({ features }) => dot(weights, features))
      const most = Math.max(...scores)
      const odds = scores.map((score) => Math.exp(score - most))
      const all = odds.reduce((sum, each) => sum + each, 0)
      const right = odds.reduce((sum, each, at) => sum + (candidates[at]?.right ? each : 0), 0)
      for (const [at, { features, right: is }] of candidates.entries()) {
        const pull = (is ? (odds[at] ?? 0) / right : 0) - (odds[at] ?? 0) / all
        for (let n = 0; n < size; n++) gradient[n] = (gradient[n] ?? 0) + weight * pull * (features[n] ?? 0)
      }
    }
    for (let n = 0; n < size; n++) {
      weights[n] = (weights[n] ?? 0) + rate * ((gradient[n] ?? 0) / total - decay * (weights[n] ?? 0))
    }
  }
  return [...weights]
}

/** Weights of a logistic regression. */
export function fitSure(cases: readonly Case[], steps = 1500, rate = 0.3, decay = 1e-4): number[] {
  const size = cases[0]?.features.length ?? 0
  const weights = new Float64Array(size)
  const total = cases.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size)
    for (const { weight, features, right } of cases) {
      const pull = (right ? 1 : 0) - 1 / (1 + Math.exp(-dot(weights, features)))
      for (let n = 0; n < size; n++) gradient[n] = (gradient[n] ?? 0) + weight * pull * (features[n] ?? 0)
    }
    for (let n = 0; n < size; n++) {
      weights[n] = (weights[n] ?? 0) + rate * ((gradient[n] ?? 0) / total - decay * (weights[n] ?? 0))
    }
  }
  return [...weights]
}

/** The sum of products. */
export function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
