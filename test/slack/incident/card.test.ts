import { describe, expect, test } from 'vitest'
import type { IncidentStep } from '../../../src/incident/incident.ts'
import { explain } from '../../../src/reply/explain.ts'
import { say } from '../../../src/reply/say.ts'
import { renderCard } from '../../../src/slack/incident/card.ts'
import { checklistView } from '../../../src/slack/incident/checklist.ts'
import { AIM, blockProblems, modalProblems, textBytes } from '../../../src/slack/limits.ts'
import { DNS_LINE, knowledge } from '../../e2e/start-bot.ts'
import { CARRIERS, hostileTexts } from '../payloads.ts'
import { AT, shownCard, shownIncident } from './shown-incident.ts'

/** The one link that the bot sets, of its own. */
const PAGE = JSON.stringify({
  type: 'link',
  url: 'https://software.cisco.com',
  text: 'software.cisco.com',
})

/** Things on a card that somebody can use. */
const USABLE = 7

const TOPOLOGIES = {
  what: 'topology' as const,
  text: 'How does this switch reach CSSM?',
  options: [
    { value: 'direct', label: 'straight to CSSM' },
    { value: 'cslu', label: 'through CSLU' },
  ],
  prunes: true as const,
}
const because = [{ text: 'Line 4 says: no', evidence: 'e1', lines: [4, 4] as [number, number] }]

/** One step in each state. */
function mixed(step: IncidentStep, at: number): IncidentStep {
  const by = 'U0000001'
  if (at === 0) return { ...step, state: 'done', by, at: AT }
  if (at === 1) return { ...step, state: 'done', by: 'bot', because }
  if (at === 2) return { ...step, state: 'skipped', by, at: AT, reason: 'No <!channel> here' }
  if (at === 3) return { ...step, state: 'failed', by, at: AT, because }
  return step
}

const SITUATIONS = {
  'new': shownCard(shownIncident(DNS_LINE)),
  'worked-on': shownCard(
    shownIncident(
      DNS_LINE,
      { narrowings: [TOPOLOGIES], clocks: [{ id: 'clocks/ack-after-sync', text: 'Wait.', wait: 'PT15M' }] },
      mixed,
    ),
    {
      hears: false,
      before: 'Something else.',
      reminders: [{ id: 'r1', incident: 'i', due: AT, clock: undefined, by: 'U0000001', ask: undefined }],
    },
  ),
  storm: shownCard(
    shownIncident(DNS_LINE, {
      devices: Array.from({ length: 5 }, (_, at) => ({ name: `leaf-1${at}`, count: at + 1, open: at > 0 })),
      shared: 'What they share is the first suspect.',
      closing: ['Line 9 says: restored.'],
    }),
  ),
  resolved: shownCard(
    shownIncident(
      DNS_LINE,
      { status: 'resolved', resolved: { by: 'U0000001', at: AT, how: 'evidence' }, closing: ['Line 9.'] },
      mixed,
    ),
  ),
}

test.each(Object.entries(SITUATIONS))('%s', async (situation, view) => {
  const card = renderCard(view, knowledge)
  expect(blockProblems(card.blocks)).toEqual([])
  expect(textBytes(card.blocks)).toBeLessThanOrEqual(AIM.total)
  expect(card.text).toContain('#42')
  const usable = card.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  expect(usable.length).toBeLessThanOrEqual(USABLE)
  expect(modalProblems(checklistView(view, knowledge))).toEqual([])
  expect(JSON.stringify(card.blocks.at(-1))).toContain(knowledge.version)
  // the version is the only thing left open, as in the replies
  const shown = `${JSON.stringify(card, undefined, 2)}\n`.replaceAll(knowledge.version, 'VERSION')
  await expect(shown).toMatchFileSnapshot(`cards/${situation}.json`)
})

test('every step that the knowledge base has is in the checklist, whole', () => {
  const entries = [...knowledge.actions, ...knowledge.procedures]
  const [any] = explain(DNS_LINE, knowledge, { at: AT, asked: true }).checklist
  if (!any) throw new Error('no step')
  for (const [entry, { steps }] of entries) {
    for (const step of steps) {
      const id = `${entry}#${step.id}`
      const shown = {
        ...any,
        id,
        text: step.do,
        state: 'todo' as const,
        touched: 0,
        ...(step.danger && { danger: step.danger }),
      }
      const view = checklistView(
        shownCard(shownIncident(DNS_LINE, { steps: [shown], plan: [id] })),
        knowledge,
      )
      expect(modalProblems(view), id).toEqual([])
      const at = view.blocks.findIndex(({ block_id }) => block_id?.startsWith('step '))
      expect(JSON.stringify(view.blocks[at - 1])).toContain(JSON.stringify(step.do))
    }
  }
})

describe('whatever was pasted or typed', () => {
  test('stands where Slack parses nothing, within the limits', () => {
    for (const [at, text] of hostileTexts().entries()) {
      const carrier = CARRIERS[at % CARRIERS.length]
      const incident = shownIncident(
        carrier?.(text) ?? text,
        {
          devices: Array.from({ length: 30 }, (_, each) => ({
            name: `${text}${each}`,
            count: 1,
            open: true,
          })),
          closing: [text, text],
          narrowings: [{ ...TOPOLOGIES, chosen: text }],
        },
        (step, place) => (place === 0 ? { ...step, state: 'skipped', by: 'U0000001', reason: text } : step),
      )
      for (const status of ['open', 'resolved'] as const) {
        const shown = shownCard({ ...incident, status }, { before: text, hears: false })
        const checklist = checklistView(shown, knowledge)
        expect(modalProblems(checklist), text).toEqual([])
        // the only links are those of the knowledge base
        const own = [...(knowledge.pages?.values() ?? []), say(knowledge, 'slack.cssm-page')]
        const plain = own.reduce(
          (text, url) => text.replaceAll(`"type":"link","url":"${url}"`, ''),
          JSON.stringify(checklist),
        )
        expect(plain).not.toMatch(/"type":"(?:mrkdwn|broadcast|link|usergroup|channel)"/)
        const card = renderCard(shown, knowledge)
        expect(blockProblems(card.blocks), text).toEqual([])
        expect(textBytes(card.blocks)).toBeLessThanOrEqual(12_000)
        expect(card.text).not.toMatch(/<[!@#]/)
        expect(JSON.stringify(card.blocks).replaceAll(PAGE, '')).not.toMatch(
          /"type":"(?:mrkdwn|broadcast|link|usergroup|channel)"/,
        )
      }
    }
  })
})
