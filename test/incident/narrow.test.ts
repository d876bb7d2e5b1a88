import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, knowledge, PASTES, pasted, reduced, story } from './story.ts'

/** What a device may say; `leaf-12` stands for its name. Constructed. */
const SAID = [
  PASTES.failed(),
  PASTES.transport(),
  PASTES.transport('https://smartreceiver.cisco.com/other'),
  PASTES.unresolved,
  PASTES.replies,
  'leaf-12# show license status\nTransport:\n  Type: cslu\n  Cslu address: http://cslu-local:8182/cslu/v1/pi',
]

function storm(said: readonly (readonly number[])[]) {
  return story(
    ...said.map((all, device) =>
      pasted([0, ...all].map((which) => SAID[which]?.replaceAll('leaf-12', `leaf-${device}`)).join('\n')),
    ),
  )
}

const devices = fc.array(fc.array(fc.nat({ max: SAID.length - 1 }), { maxLength: 2 }), {
  minLength: 1,
  maxLength: 6,
})

test('what is offered makes a difference to the whole incident', () => {
  fc.assert(
    fc.property(devices, (said) => {
      const events = storm(said)
      for (const { what, options } of reduced(events).narrowings) {
        if (what === 'vrf') continue
        const marks = options.map(
          ({ value }) =>
            reduced([
              ...events,
              { kind: 'chosen', n: events.length + 1, at: at('07:00'), by: 'UANA', what, value },
            ]).mark,
        )
        expect(new Set(marks).size).toBeGreaterThan(1)
      }
    }),
    { numRuns: 40 },
  )
})

test('devices that say the same as another add no question and take none away', () => {
  fc.assert(
    fc.property(devices, fc.nat(), (said, which) => {
      const two = said.length > 1 ? said : [...said, ...said]
      const again = two[which % two.length] ?? []
      // which device the first view is about may change, and with it whether a choice makes that shorter
      const asked = (some: typeof two) =>
        reduced(storm(some)).narrowings.map(({ prunes: _, ...rest }) => rest)
      expect(asked([...two, again, again])).toEqual(asked(two))
    }),
    { numRuns: 40 },
  )
})

test('sixty devices cost little more with their choices than without', () => {
  const events = storm(Array.from({ length: 60 }, () => []))
  const chosen = [
    ...events,
    ...(['topology', 'transport'] as const).map((what, more) => ({
      kind: 'chosen' as const,
      n: events.length + 1 + more,
      at: at('07:00'),
      by: 'UANA',
      what,
      value: what === 'topology' ? 'direct' : 'smart',
    })),
  ]
  const open = reduced(events)
  expect(open.narrowings.map(({ what }) => what)).toEqual(['transport', 'topology', 'vrf'])
  const resolved = [
    ...chosen,
    { kind: 'resolved' as const, n: chosen.length + 1, at: at('07:01'), by: 'UANA', how: 'hand' as const },
  ]
  // a resolved incident offers nothing, so that it shows what the rest costs
  const cost = (given: typeof resolved | typeof events) => {
    const times = Array.from({ length: 7 }, () => {
      const before = process.cpuUsage()
      reduced(given)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    return times.sort((one, other) => one - other)[1] ?? 0
  }
  const [whole, bare] = [cost(events), cost(resolved)]
  console.log(
    `60 devices: ${whole.toFixed(0)} ms of processor with choices, ${bare.toFixed(0)} ms without, ${(whole / bare).toFixed(1)} times; knowledge ${knowledge.version}`,
  )
  expect(whole).toBeLessThan(bare * 3 + 20)
})
