import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTurns } from '../../src/slack/turns.ts'

/** Lets everything else happen first, so many times. */
async function pass(ticks: number): Promise<void> {
  for (let each = 0; each < ticks; each++) await Promise.resolve()
}

describe('turns', () => {
  test('what has the same key happens one after the other, in the order in which it came, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            key: fc.constantFrom('a', 'b', ''),
            ticks: fc.nat({ max: 20 }),
            fails: fc.boolean(),
            later: fc.nat({ max: 5 }),
          }),
          { maxLength: 20 },
        ),
        async (works) => {
          const turns = createTurns()
          const begun: number[] = []
          const ended: number[] = []
          const running = new Map<string, number>()
          const results: Promise<unknown>[] = []
          for (const [index, { key, ticks, fails, later }] of works.entries()) {
            await pass(later)
            results.push(
              turns(key, async () => {
                expect(running.get(key) ?? 0).toBe(0)
                running.set(key, 1)
                begun.push(index)
                await pass(ticks)
                ended.push(index)
                running.set(key, 0)
                if (fails) throw new Error(`work ${index}`)
                return index
              }),
            )
          }
          const settled = await Promise.allSettled(results)
          expect(
            settled.map((each) =>
              each.status === 'fulfilled' ? each.value : (each.reason as Error).message,
            ),
          ).toEqual(works.map(({ fails }, index) => (fails ? `work ${index}` : index)))
          for (const key of new Set(works.map((work) => work.key))) {
            const own = works.flatMap((work, index) => (work.key === key ? [index] : []))
            expect(begun.filter((index) => own.includes(index))).toEqual(own)
            expect(ended.filter((index) => own.includes(index))).toEqual(own)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('one key waits for no other', async () => {
    const turns = createTurns()
    let release = () => {}
    const held = turns('a', () => new Promise<void>((resolve) => (release = resolve)))
    expect(await turns('b', async () => 'through')).toBe('through')
    release()
    await held
  })

  test('a work that throws before it waits is a rejection, and the next has its turn', async () => {
    const turns = createTurns()
    await expect(
      turns('a', () => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    expect(await turns('a', async () => 1)).toBe(1)
  })
})
