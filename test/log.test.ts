import { expect, test } from 'vitest'
import { StoreError } from '../src/errors.ts'
import { createLog, describeError } from '../src/log.ts'

const SECRET = 'Zq7hunter2'

function logged(error: unknown): string {
  let line = ''
  createLog('info', {
    write(text) {
      line += text
    },
  }).error({ err: error }, 'something went wrong')
  return line
}

test('of an error stands its name, its code and where it came from', () => {
  const error = Object.assign(new RangeError('no words'), { code: 'ERR_OUT' })
  expect(describeError(error)).toEqual({
    name: 'RangeError',
    code: 'ERR_OUT',
    at: expect.stringContaining('log.test.ts'),
  })
})

test('of the store’s errors stands which of its troubles it is', () => {
  const error = new StoreError('full', "the database server's disk is full: make room")
  expect(describeError(error)).toMatchObject({ name: 'StoreError', code: 'full' })
})

test.each([
  ['in one line', new Error(`line 3: ${SECRET}`)],
  [
    'in lines that look like those of a stack',
    new Error(`could not read\n    at ${SECRET}\n    at ${SECRET}`),
  ],
  ['in a cause', new Error('away', { cause: new Error(SECRET) })],
  ['thrown as a text', SECRET],
])('what was pasted is never logged, though an error carries it: %s', (_, error) => {
  const line = logged(error)
  expect(JSON.parse(line).msg).toBe('something went wrong')
  expect(line).not.toContain(SECRET)
})

test('nor where its message was changed after it was made', () => {
  const error = new Error(`x\n    at ${SECRET}`)
  error.message = 'something else'
  expect(logged(error)).not.toContain(SECRET)
})
