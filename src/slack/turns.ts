/** Work that must not overlap, by key; of one process. */
export type Turns = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** Lets what has the same key happen one after the other, in the order in which it came. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const turn = before.then(work, work)
    last.set(key, turn)
    const forget = () => {
      if (last.get(key) === turn) last.delete(key)
    }
    turn.then(forget, forget)
    return turn
  }
}
