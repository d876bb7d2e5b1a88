import { describe, expect, test } from 'vitest'
import { writeChecklist } from '../../src/diagnosis/checklist.ts'
import { findCauses } from '../../src/diagnosis/find.ts'
import { rankCauses } from '../../src/diagnosis/rank.ts'
import { findSlots } from '../../src/diagnosis/slots.ts'
import type { Evidence } from '../../src/evidence/evidence.ts'
import type { Options } from '../../src/evidence/options.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import { group, made, options } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const FAILED = 'messages/LICMGR/FAILED'
const vrf = { mode: 'config', platform: 'nx-os', text: 'ip name-server <dns-server> use-vrf <vrf-name>' }
const knowledge = smallKnowledge({
  messages: {
    'LICMGR/FAILED': { causes: ['causes/maybe', 'causes/sure', 'causes/no'], actions: ['actions/always'] },
  },
  causes: {
    maybe: { actions: ['actions/shared', 'actions/later'] },
    sure: { when: { fact: 'trust.installed', is: false }, actions: ['actions/dns', 'actions/shared'] },
    no: { unless: { fact: 'trust.installed', is: false }, actions: ['actions/wrong'] },
  },
  actions: {
    dns: {
      steps: [
        { id: 'server', do: 'Set the server.', commands: [vrf], undo: [{ ...vrf, text: `no ${vrf.text}` }] },
        {
          id: 'xe',
          do: 'Only there.',
          commands: [{ ...vrf, platform: 'ios-xe', text: 'ip name-server 192.0.2.1' }],
        },
        { id: 'look', do: 'Look at it.' },
      ],
    },
    shared: { steps: [{ id: 'one', do: 'Share it.', done: { fact: 'typed.sync', is: true } }] },
    always: { steps: [{ id: 'one', do: 'Always.', for: { transport: ['smart'] } }] },
    later: {
      steps: [
        { id: 'one', do: 'In CSSM.', commands: [{ mode: 'web', platform: 'cssm', text: 'Inventory' }] },
      ],
    },
    direct: { for: { topology: ['direct'] }, steps: [{ id: 'one', do: 'Straight to Cisco.' }] },
    wrong: {},
  },
})

function checklist(facts: [FactKey, FactValue][] = [], given: Partial<Options> = {}, evidence?: Evidence[]) {
  const own = evidence ?? [made('e1', 1, { entry: FAILED })]
  const groups = [group(knowledge, 'leaf-1', own, [['trust.installed', false], ...facts], given)]
  const findings = rankCauses(findCauses(knowledge, groups))
  return writeChecklist(knowledge, groups, findings, {
    slots: findSlots(groups, findings, options(given)),
    assumed: new Map(),
    settled: false,
    planned: [],
  })
}
const ids = (steps: ReturnType<typeof checklist>) => steps.map(({ id }) => id.replace('actions/', ''))

test('supported causes first, then the entry’s own, then possible ones; none of ruled-out; each once', () => {
  expect(ids(checklist())).toEqual(['dns#server', 'dns#look', 'shared#one', 'always#one', 'later#one'])
})

test('a step names every cause that wants it', () => {
  expect(checklist().find(({ id }) => id === 'actions/shared#one')?.causes).toEqual([
    'causes/sure',
    'causes/maybe',
  ])
})

test('what is not for this transport is left out', () => {
  expect(ids(checklist([['transport.type', 'cslu']]))).not.toContain('always#one')
  expect(ids(checklist([], { transport: 'callhome' }))).not.toContain('always#one')
  expect(ids(checklist([['transport.type', 'smart']]))).toContain('always#one')
})

test('a planned step comes first, whatever transport is set now; a step with a transport of its own must fit', () => {
  const groups = [
    group(knowledge, 'leaf-1', [made('e1', 1, { entry: FAILED })], [['transport.type', 'cslu']], {}),
  ]
  const planned = ['actions/direct#one', 'actions/always#one'].map((id) => ({ id, owners: groups }))
  const found = writeChecklist(knowledge, groups, [], {
    slots: new Map(),
    assumed: new Map(),
    settled: false,
    planned,
  })
  expect(ids(found)[0]).toBe('direct#one')
  expect(ids(found)).not.toContain('always#one')
})

describe('platforms', () => {
  const twin = made('e1', 1, { entry: FAILED, platform: 'ios-xe' })

  test('NX-OS: none of IOS XE', () => {
    expect(checklist().flatMap(({ commands }) => commands.map(({ platform }) => platform))).toEqual([
      'nx-os',
      'cssm',
    ])
  })
  test('all IOS XE: none of NX-OS, and no step that had nothing else; workstations and web pages stay', () => {
    const found = checklist([], {}, [twin])
    expect(ids(found)).toEqual(['dns#xe', 'dns#look', 'shared#one', 'always#one', 'later#one'])
  })
  test('IOS XR likewise', () => {
    expect(ids(checklist([], {}, [{ ...twin, platform: 'ios-xr' }]))).not.toContain('dns#server')
  })
  test('a mixed paste keeps both', () => {
    expect(ids(checklist([], {}, [twin, made('e2', 2, { entry: FAILED })]))).toEqual(
      expect.arrayContaining(['dns#server', 'dns#xe']),
    )
  })
  test('what only supports is no evidence of a platform', () => {
    const ping = made('e2', 2, { kind: 'show', level: 'supporting', platform: 'nx-os' })
    expect(ids(checklist([], {}, [twin, ping]))).not.toContain('dns#server')
  })
})

describe('the slot <vrf-name>', () => {
  const command = (facts: [FactKey, FactValue][] = [], given: Partial<Options> = {}) =>
    checklist(facts, given)[0]?.commands[0]?.text
  const ping = (name: string, outcome = 'loss'): [FactKey, FactValue] => [
    'ping.result',
    { target: 'a', vrf: name, outcome },
  ]

  test.each<[string, [FactKey, FactValue][], Partial<Options>, string]>([
    ['by the asker', [], { vrf: 'mgmt' }, 'mgmt'],
    ['by the transport', [['transport.vrf', 'management']], {}, 'management'],
    ['by the device, before the asker', [['transport.vrf', 'management']], { vrf: 'mgmt' }, 'management'],
    ['by the VRF that was pinged in', [ping('management')], {}, 'management'],
    ['stays, where two were pinged in', [ping('a'), ping('b')], {}, '<vrf-name>'],
    ['stays, where that VRF doesn’t exist', [ping('managment', 'bad-vrf')], {}, '<vrf-name>'],
    ['is the factory’s, where no VRF is set', [['transport.vrf', null], ping('a')], {}, 'management'],
    [
      'by call home, where it sends and no VRF is set',
      [
        ['transport.type', 'callhome'],
        ['transport.vrf', null],
        ['callhome.vrf', 'mgmt'],
      ],
      {},
      'mgmt',
    ],
    [
      'stays, where call home sends and nobody says in which VRF',
      [
        ['transport.type', 'callhome'],
        ['transport.vrf', null],
      ],
      {},
      '<vrf-name>',
    ],
    ['stays, where nobody says', [], {}, '<vrf-name>'],
    ['stays, where the name could be more than a name', [['transport.vrf', 'a; reload']], {}, '<vrf-name>'],
    ['is no pattern', [['transport.vrf', '$&']], {}, '<vrf-name>'],
  ])('%s', (_, facts, given, name) => {
    expect(command(facts, given)).toBe(`ip name-server <dns-server> use-vrf ${name}`)
  })

  test('is filled in what undoes the step, too', () => {
    expect(checklist([], { vrf: 'mgmt' })[0]?.undo[0]?.text).toBe(
      'no ip name-server <dns-server> use-vrf mgmt',
    )
  })
})

test('a step that the evidence proves done arrives done, with the fact; near miss: not by the opposite', () => {
  const done = (value: boolean) =>
    checklist([['typed.sync', value]]).find(({ id }) => id === 'actions/shared#one')?.done
  expect(done(true)).toMatchObject([{ key: 'typed.sync', lines: [51, 51] }])
  expect(done(false)).toBe(undefined)
})
