import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catchUp } from '../../src/incident/catch-up.ts'
import { IncidentEvent } from '../../src/incident/event.ts'
import { findStep } from '../../src/incident/find-step.ts'
import { followUp } from '../../src/incident/follow-up.ts'
import type { Incident } from '../../src/incident/incident.ts'
import { statusLines } from '../../src/incident/status-lines.ts'
import { tacBundle } from '../../src/incident/tac-bundle.ts'
import { Timeline, timelineMarkdown, timelineOf } from '../../src/incident/timeline.ts'
import type { SecretFound } from '../../src/text/line.ts'
import { at, knowledge, PASTES, pasted, reduced, story } from './story.ts'

/** Runs of a property; each reduces several incidents. */
const RUNS = { numRuns: 60 }

const DNS = 'actions/configure-dns#vrf-name-server'
const URL = 'actions/choose-transport#smart'

const by = fc.constantFrom('UANA', 'UBEN', 'bot', 'terminal')
const step = fc.constantFrom(DNS, URL, 'actions/sync-on-demand#sync', 'actions/gone#step', 'no step', '#', '')
const text = fc.oneof(
  fc.constantFrom(
    PASTES.failed(),
    PASTES.failed('leaf-13', '02:30:00'),
    PASTES.restored(),
    PASTES.transport(),
    PASTES.transport('https://smartreciever.cisco.com/licservice/license'),
    PASTES.unresolved,
    PASTES.replies,
    'leaf-12# license smart sync',
    'what port does CSLU use',
    '',
  ),
  fc.string({ maxLength: 60 }),
)
const told = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pasted' as const),
      by,
      text,
      removed: fc.constant<SecretFound[]>([]),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ticked' as const), by, step }) },
  fc.record({ kind: fc.constant('skipped' as const), by, step, reason: fc.string({ maxLength: 20 }) }),
  fc.record({ kind: fc.constant('reopened' as const), by, step }),
  fc.record({ kind: fc.constant('reopened' as const), by }),
  fc.record({
    kind: fc.constant('chosen' as const),
    by,
    what: fc.constantFrom('topology' as const, 'transport' as const, 'vrf' as const),
    value: fc.constantFrom('direct', 'on-prem', 'smart', 'off', 'management', '<!channel>', ''),
  }),
  fc.record({ kind: fc.constant('noted' as const), by, text: fc.string({ maxLength: 40 }) }),
  fc.record({ kind: fc.constant('reminded' as const), by, reminder: fc.string({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('escalated' as const), by }),
  fc.record({
    kind: fc.constant('resolved' as const),
    by,
    how: fc.constantFrom('evidence' as const, 'hand' as const),
  }),
)
const events = fc.array(told, { maxLength: 12 }).map((all) => story(...all))

/** What is the same whenever it is looked at. */
function steady({ steps, answer, status, failures, devices, closing }: Incident) {
  return { steps, answer, status, failures, devices, closing }
}

test('whatever happened, the incident and its documents can be shown', () => {
  fc.assert(
    fc.property(events, (given) => {
      expect(given.every((event) => IncidentEvent.safeParse(event).success)).toBe(true)
      const incident = reduced(given)
      const over = { number: 1, incident, events: given, nameOf: (id: string) => id, at: at('08:00') }
      const timeline = timelineOf(over, knowledge)
      expect(Timeline.safeParse(timeline).success).toBe(true)
      expect(
        timeline.entries.filter(({ kind }) => kind !== 'proven' && kind !== 'contradicted'),
      ).toHaveLength(given.length)
      const documents = [
        timelineMarkdown(timeline, knowledge),
        tacBundle(over, knowledge),
        JSON.stringify(catchUp(over, knowledge)),
        ...statusLines(over, knowledge),
      ]
      for (const document of documents) expect(document).not.toMatch(/undefined|\{[a-z]{3,}\}/i)
      expect(structuredClone(incident)).toEqual(incident)
    }),
    RUNS,
  )
})

test('the view of a prefix doesn’t depend on what comes after, nor on when it is looked at in between', () => {
  fc.assert(
    fc.property(events, fc.nat(12), (given, cut) => {
      const prefix = given.slice(0, cut)
      const before = steady(reduced(prefix))
      reduced(given)
      expect(steady(reduced([...prefix]))).toEqual(before)
      expect(followUp(reduced(prefix), reduced(prefix), knowledge)).toEqual([])
    }),
    RUNS,
  )
})

describe('ticks', () => {
  const stateOf = (given: readonly IncidentEvent[], id = DNS) => {
    const found = reduced(given).steps.find((each) => each.id === id)
    return found && { state: found.state, by: found.by, reason: found.reason }
  }

  test('the last word of a person stands where nothing is pasted after it', () => {
    fc.assert(
      fc.property(events, by, (given, who) => {
        const all = (...more: Parameters<typeof story>) =>
          story(
            pasted(PASTES.failed()),
            ...given.map(({ n: _, at: __, ...each }) => each as Parameters<typeof story>[number]),
            ...more,
          )
        const tick = { kind: 'ticked' as const, by: who, step: DNS }
        const skip = { kind: 'skipped' as const, by: who, step: DNS, reason: 'why' }
        const back = { kind: 'reopened' as const, by: who, step: DNS }
        expect(stateOf(all(tick))?.state).toBe('done')
        expect(stateOf(all(skip))).toEqual({ state: 'skipped', by: who, reason: 'why' })
        expect(stateOf(all(tick, back))?.state ?? 'todo').toBe('todo')
        expect(stateOf(all(back, tick))).toMatchObject({ state: 'done', by: who })
        expect(stateOf(all(skip, tick))).toMatchObject({ state: 'done', by: who })
        expect(stateOf(all(tick, skip))?.state).toBe('skipped')
      }),
      { numRuns: 30 },
    )
  })

  test('of two people who tick different steps, it makes no difference who is first', () => {
    const one = { kind: 'ticked' as const, by: 'UANA', step: DNS }
    const other = { kind: 'ticked' as const, by: 'UBEN', step: URL }
    const seen = (...ticks: Parameters<typeof story>) =>
      reduced(story(pasted(PASTES.failed()), ...ticks)).steps.map(({ id, state, by: who }) => ({
        id,
        state,
        who,
      }))
    expect(seen(one, other)).toEqual(seen(other, one))
  })

  test('of two people who tick the same step, both stand there whoever is first', () => {
    const one = { kind: 'ticked' as const, by: 'UANA', step: DNS }
    const other = { kind: 'ticked' as const, by: 'UBEN', step: DNS }
    const seen = (...ticks: Parameters<typeof story>) =>
      reduced(story(pasted(PASTES.failed()), ...ticks))
        .steps.find(({ id }) => id === DNS)
        ?.ticks?.map(({ by: who }) => who)
        .sort()
    expect(seen(one, other)).toEqual(['UANA', 'UBEN'])
    expect(seen(other, one)).toEqual(['UANA', 'UBEN'])
  })

  test('a tick is never lost to a paste: it is done, or failed with the line', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (pastes) => {
        const given = story(
          pasted(PASTES.failed()),
          { kind: 'ticked', by: 'UANA', step: DNS },
          { kind: 'ticked', by: 'UANA', step: URL },
          ...pastes.map((each) => pasted(each)),
        )
        for (const id of [DNS, URL]) {
          // a step of the same words may stand for it
          const found = reduced(given).steps.find(
            (each) => each.id === id || each.text === findStep(knowledge, id)?.do,
          )
          expect(['done', 'failed']).toContain(found?.state)
          expect(found?.by).toBe('UANA')
          if (found?.state === 'failed') expect(found.because?.[0]?.text).toMatch(/^Lines? \d/)
        }
      }),
      RUNS,
    )
  })
})
