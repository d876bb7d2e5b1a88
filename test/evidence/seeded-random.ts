/** A small generator of random numbers that a seed decides (mulberry32), so that a failing test can be run again. */
export type SeededRandom = { int: (below: number) => number; pick: <T>(from: readonly T[]) => T }

/** The generator of a seed. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    int: (below) => next() % below,
    pick: (from) => {
      const picked = from[next() % from.length]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
