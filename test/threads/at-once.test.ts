import { afterEach, expect, test } from 'vitest'
import { list, record, text } from '../../src/slack/intake/loose.ts'
import { type Conversation, startConversation } from './conversation.ts'
import { failed } from './pastes.ts'

// what somebody clicks on the card as it stood a moment ago, while it is edited for another
let talk: Conversation | undefined

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

/** Everything in a checklist that somebody can use: its block, its action and its first value. */
function handles({ blocks }: { blocks?: unknown }) {
  return list(blocks).flatMap((block) =>
    list(record(block).elements).flatMap((element) => {
      const { action_id, options, value, type } = record(element)
      const [option] = list(options)
      if (!action_id) return []
      return {
        block: text(record(block).block_id),
        action: text(action_id),
        type: text(type),
        value: text(record(option).value) || text(value),
      }
    }),
  )
}

test('a tick on the card as it stood before somebody else ticked another step counts', async () => {
  talk = await startConversation('at once')
  const { alice, bert, bot, kept } = talk
  await alice.says(failed('leaf-12'))
  await bert.presses('Checklist')
  const open = bert.person.modal()
  if (!open) throw new Error('no checklist')
  const second = handles(open).filter(({ type }) => type === 'checkboxes')[2]
  await alice.ticks('Give the licensing VRF your DNS server')
  const clicked = await bert.person.tick(open, second?.value ?? '')
  expect(clicked).not.toHaveProperty('refused')
  await bert.types('/slp status')
  bot.shows('· @alice', '· @bert')
  // his own checklist shows what she did meanwhile
  bot.opens(bert, 'Done by @alice', 'Done by @bert')
  expect((await kept()).events.map(({ kind }) => kind)).toEqual(['pasted', 'ticked', 'ticked'])
})

test('a row gets another id when its own tick changes, and nothing else does', async () => {
  talk = await startConversation('ids')
  const { alice, bert } = talk
  await alice.says(failed('leaf-12'))
  const look = async () => {
    await alice.presses('Checklist')
    const all = handles(structuredClone(alice.person.modal() ?? {}))
    await alice.closes()
    return all
  }
  const before = await look()
  const ids = (all: typeof before) => all.map(({ block, action, value }) => `${action} ${value} in ${block}`)
  await alice.ticks('Give the licensing VRF your DNS server')
  const after = await look()
  const changed = ids(after).filter((each) => !ids(before).includes(each))
  expect(changed.map((each) => each.split(' ')[0])).toEqual(['tick_step', 'step_menu'])
  await bert.unticks('Give the licensing VRF your DNS server')
  const again = await look()
  expect(ids(again).filter((each) => ids(before).includes(each) || ids(after).includes(each))).toHaveLength(
    again.length - 2,
  )
  await bert.choosesInside('through CSLU')
  const chosen = await look()
  const select = (all: typeof before) => all.find(({ action }) => action === 'choose_topology')?.block
  expect(select(chosen)).not.toBe(select(again))
})
