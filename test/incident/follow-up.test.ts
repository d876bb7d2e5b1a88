import { expect, test } from 'vitest'
import type { IncidentEvent } from '../../src/incident/event.ts'
import { findChanges, followUp } from '../../src/incident/follow-up.ts'
import { knowledge, PASTES, pasted, reduced, story } from './story.ts'

const DNS = 'actions/configure-dns#vrf-name-server'

/** The note on the last event. */
function noteOn(events: readonly IncidentEvent[]): string[] {
  return followUp(reduced(events.slice(0, -1)), reduced(events), knowledge)
}

test('a ping tells against DNS and for what it proves, with its line', () => {
  const note = noteOn(
    story(
      pasted(PASTES.failed()),
      pasted(PASTES.transport()),
      pasted(PASTES.unresolved),
      pasted(PASTES.replies),
    ),
  )
  expect(note).toMatchInlineSnapshot(`
    [
      "Fixed on leaf-12: The switch can't resolve that name (Lines 1-8)",
      "Done: Ping Cisco's Smart Receiver by name, in the licensing VRF. Line 7: smartreceiver.cisco.com answers a ping in VRF management",
      "Less likely now: The switch can't resolve names in the VRF that licensing uses. Line 7: smartreceiver.cisco.com answers a ping in VRF management",
      "Ruled out: Licensing uses another VRF than the one that works. Line 7: smartreceiver.cisco.com answers a ping in VRF management",
      "Ruled out: The network does not reach the licensing server. Line 7: smartreceiver.cisco.com answers a ping in VRF management",
      "One more cause is ruled out.",
    ]
  `)
})

test('a cause of one device that is only possible on another is no less likely', () => {
  const misspelt = PASTES.transport('https://smartreciever.cisco.com/licservice/license')
  const two = reduced(story(pasted(misspelt), pasted(PASTES.failed('leaf-13', '02:30:00'))))
  expect(followUp(two, two, knowledge)).toEqual([])
})

test('an output that rules out much names two causes and counts the rest', () => {
  const note = noteOn(story(pasted(PASTES.failed()), pasted(PASTES.transport())))
  expect(note).toMatchInlineSnapshot(`
    [
      "Ruled out: The Smart URL is not exactly the Smart Receiver's. Line 4: the address is https://smartreceiver.cisco.com/licservice/license",
      "Ruled out: The call-home profile is not active for licensing. Line 3: the transport is smart",
      "7 more causes are ruled out.",
    ]
  `)
})

test('a tick that the paste contradicts comes with the line', () => {
  const events = story(
    pasted(PASTES.failed()),
    { kind: 'ticked', by: 'UANA', step: 'actions/choose-transport#smart' },
    pasted(PASTES.transport('https://smartreciever.cisco.com/licservice/license')),
  )
  expect(noteOn(events)).toMatchInlineSnapshot(`
    [
      "Now likely: The Smart URL is not exactly the Smart Receiver's. Line 4: the address is https://smartreciever.cisco.com/licservice/license",
      "Marked done, but the output says otherwise: Straight to Cisco: set transport smart and its URL. Line 4: the address is https://smartreciever.cisco.com/licservice/license",
      "Ruled out: The call-home profile is not active for licensing. Line 3: the transport is smart",
      "Ruled out: The call-home URL is wrong. Line 3: the transport is smart",
      "5 more causes are ruled out.",
    ]
  `)
})

test('COMM_RESTORED: it looks over', () => {
  expect(noteOn(story(pasted(PASTES.failed()), pasted(PASTES.restored())))).toMatchInlineSnapshot(`
    [
      "It looks over. Line 1 of paste 2 says: Communications with the Cisco Smart Software Manager (CSSM) restored.",
    ]
  `)
})

test('once more, and on another device', () => {
  const events = story(
    pasted(PASTES.failed()),
    pasted(`${PASTES.failed('leaf-12', '02:26:09')}\n${PASTES.failed('leaf-13', '02:26:11')}`),
  )
  expect(noteOn(events)).toMatchInlineSnapshot(`
    [
      "Now also on leaf-13.",
      "leaf-12 logged it again, 2 times so far.",
    ]
  `)
})

test('near miss: the same lines again, and a tick, say nothing', () => {
  expect(noteOn(story(pasted(PASTES.failed()), pasted(PASTES.failed())))).toEqual([])
  const ticked = story(pasted(PASTES.failed()), { kind: 'ticked', by: 'UANA', step: DNS })
  expect(findChanges(reduced(ticked.slice(0, 1)), reduced(ticked), knowledge)).toEqual([])
})
