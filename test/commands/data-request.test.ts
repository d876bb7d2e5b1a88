import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageFlag, wantedOf } from '../../src/commands/data-request.ts'
import type { NewEvent } from '../../src/incident/event.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { at, openIncident, pasted, reply, ticked } from '../store/made-rows.ts'
import { runSlp } from './run-slp.ts'

let folder: string
let store: Store

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slp-request-'))
  // the bot runs meanwhile
  store = await openStore({ file: join(folder, 'slp-bot.db'), alone: true })
  const alice: ReturnType<typeof pasted> = {
    ...pasted('what alice pasted', '1700000000.000100'),
    by: 'U0ALICE',
  }
  await openIncident(store, 'a', {}, [alice, ticked('step-1', 'U0BERT')])
  await openIncident(store, 'b', {}, [pastedBy('U0ALICE', 'alice again')])
  // what it is found by is of the message too
  await openIncident(store, 'd', { devices: ['leaf-9'], failures: ['dns'] }, [
    pastedBy('U0BERT', 'it was a mistake'),
  ])
  await openIncident(store, 'c', { team: 'T2' }, [pasted('elsewhere')])
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function pastedBy(by: string, text: string): NewEvent {
  const from = { channel: 'C0NOC', ts: text.includes('mistake') ? '1700000000.000100' : '1600000000.000100' }
  return { kind: 'pasted', at: at(), by, text, removed: [], from }
}

const slp = (...args: string[]) => runSlp(args, '', { DATA_DIR: folder })

describe('slp export', () => {
  test('a person, in all workspaces', () => {
    const { status, stdout } = slp('export', '--user', 'U0ALICE')
    const { schema, records } = JSON.parse(stdout)
    expect([status, schema, records.length]).toEqual([0, 'slp.export/1', 2])
    expect(stdout).toContain('what alice pasted')
    expect(stdout).not.toContain('U0BERT')
  })

  test('an incident; where two workspaces have that number, one has to be named', () => {
    expect(slp('export', '--incident', '1')).toMatchObject({
      status: 2,
      stderr: 'slp: several workspaces have a #1: add --team T1 or T2\n',
    })
    const { stdout } = slp('export', '--incident', '#1', '--team', 'T1')
    expect(JSON.parse(stdout).records[0].events.length).toBe(2)
  })

  test('whatever is no request is a wrong call, in a sentence', () => {
    const none = slp('export', '--incident', '99')
    expect([none.status, none.stderr]).toEqual([
      2,
      'slp: there is no incident #99; `slp incidents list` shows the open ones\n',
    ])
    expect(() => wantedOf({})).toThrow('say whose data')
    expect(() => wantedOf({ user: 'U0ALICE', incident: 1 })).toThrow('say whose data')
    expect(() => messageFlag('x')).toThrow('not a link to a message')
  })
})

describe('slp forget', () => {
  test('nothing happens without --yes', async () => {
    expect(slp('forget', '--user', 'U0ALICE').stdout).toBe(
      'nothing is done without --yes; with it 2 events in 2 incidents lose their words and their name\n',
    )
    expect(slp('forget', '--incident', '2').stdout).toContain('#2 and all that belongs to it is deleted')
    expect((await store.incidents.events('a'))[0]).toMatchObject({ text: 'what alice pasted' })
  })

  test('a deleted message, by its link or its place: its text is gone, and the card is made anew', async () => {
    const place = { channel: 'C0NOC', ts: '1700000000.000100' }
    expect(messageFlag('https://acme.slack.com/archives/C0NOC/p1700000000000100?thread_ts=1')).toEqual(place)
    expect(messageFlag('C0NOC/1700000000.000100')).toEqual(place)
    const { stdout } = slp('forget', '--message', 'C0NOC/1700000000.000100', '--yes')
    expect(stdout).toBe('forgotten in #3; the bot edits the cards\n')
    expect((await store.incidents.events('d'))[0]).toMatchObject({ text: '', blanked: true, by: 'U0BERT' })
    expect(await store.incidents.byId('d')).toMatchObject({ devices: [], failures: [] })
    expect(await store.outbox.unsent()).toBe(1)
  })

  test('a person', async () => {
    const { stdout } = slp('forget', '--user', 'U0ALICE', '--yes')
    expect(stdout).toBe('forgotten in #1, #2; the bot edits the cards\n')
    expect(JSON.stringify(await store.incidents.events('a'))).not.toMatch(/ALICE|alice/)
    expect((await store.incidents.events('a'))[1]).toMatchObject({ kind: 'ticked', by: 'U0BERT' })
    expect(await store.outbox.unsent()).toBe(3)
    expect(slp('forget', '--user', 'U0ALICE', '--yes').stdout).toBe('nothing of that is kept\n')
  })

  test('an incident', async () => {
    expect(slp('forget', '--incident', '2', '--yes').stdout).toBe(
      '#2 is deleted; its card stays in Slack: delete it there\n',
    )
    expect(await store.incidents.byId('b')).toBeUndefined()
  })
})

describe('slp doctor', () => {
  test('tells what could not be said in Slack', async () => {
    await store.outbox.enqueue(reply('lost', { thread: 'x' }), at())
    const row = await store.outbox.claim('me', at(1), at(9))
    await store.outbox.dead(row?.id ?? 0, 'me', 'channel_not_found', at(2))
    const { stdout, status } = slp('doctor', '--offline')
    expect(status).toBe(0)
    expect(stdout).toContain('NOTE    1 replies could not be posted')
    expect(stdout).toContain('in C1: channel_not_found')
  })

  test('tells where the store will be, where it is not yet, and what is wrong with it', () => {
    const nowhere = join(folder, 'new')
    expect(runSlp(['doctor', '--offline'], '', { DATA_DIR: nowhere }).stdout).toContain(
      `not set store: ${join(nowhere, 'slp-bot.db')} is made at the first start`,
    )
    const url = 'postgres://slp:hunter2@127.0.0.1:1/slp'
    const { status, stdout } = runSlp(['doctor', '--offline'], '', { DATABASE_URL: url })
    expect(status).toBe(78)
    expect(stdout).toContain(
      "WRONG   store: the database can't be reached: check DATABASE_URL and the server",
    )
    expect(stdout).not.toContain('hunter2')
  })
})
