import { describe, expect, test } from 'vitest'
import type { AnswerFrom } from '../../../src/store/store.ts'
import { at } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of the answers whose buttons may still be pressed. */
export function answersContract(bench: Bench): void {
  describe('answers', () => {
    const from: AnswerFrom = { team: 'T1', channel: 'C1', ts: '1.1', by: 'U1' }
    const keep = (id: string, more: Partial<AnswerFrom> = {}, time = at()) =>
      bench.store.answers.keep({ ...from, ...more, id, body: `{"${id}":1}` }, time)
    const find = (id: string) => bench.store.answers.find(id, '2000-01-01T00:00:00.000Z')

    test('one is found for a day, and longer where it is given again', async () => {
      await keep('a')
      expect(await find('a')).toBe('{"a":1}')
      expect(await bench.store.answers.find('a', at())).toBeUndefined()
      await keep('a', {}, at(5))
      expect(await bench.store.answers.find('a', at())).toBe('{"a":1}')
      await keep('b', {}, at(24 * 60 * 60 + 10))
      expect([await find('a'), await find('b')]).toEqual([undefined, '{"b":1}'])
      await bench.store.answers.prune(at(25 * 60 * 60))
      expect(await find('b')).toBeUndefined()
    })

    test('those of a message are taken back, and those of somebody who is forgotten', async () => {
      await keep('a')
      await keep('b', { ts: '2.2' })
      await keep('c', { ts: undefined, by: 'U2' })
      await bench.store.answers.takeBack('T1', 'C1', '1.1')
      await bench.store.records.forgetUser('T1', 'U2')
      expect([await find('a'), await find('b'), await find('c')]).toEqual([undefined, '{"b":1}', undefined])
    })
  })
}
