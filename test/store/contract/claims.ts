import { describe, expect, test } from 'vitest'
import { at } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of what was taken once. */
export function claimsContract(bench: Bench): void {
  describe('claims', () => {
    test('a key is taken once, until it is given back', async () => {
      expect(await bench.store.claims.taken('a')).toBe(false)
      expect(await bench.store.claims.take('a', at())).toBe(true)
      expect(await bench.store.claims.take('a', at(5))).toBe(false)
      expect(await bench.store.claims.taken('a')).toBe(true)
      await bench.store.claims.release('a')
      expect(await bench.store.claims.take('a', at(6))).toBe(true)
    })

    test('of fifty at once, one has it', async () => {
      const taken = await Promise.all(Array.from({ length: 50 }, () => bench.store.claims.take('a', at())))
      expect(taken.filter(Boolean).length).toBe(1)
    })

    test('keys are told apart by every letter', async () => {
      await bench.store.claims.take('Key', at())
      expect(await bench.store.claims.take('key', at())).toBe(true)
    })

    test('a claim that is rolled back is free', async () => {
      await expect(
        bench.store.transaction(async (calls) => {
          await calls.claims.take('a', at())
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await bench.store.claims.take('a', at())).toBe(true)
    })
  })
}
