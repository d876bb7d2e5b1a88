import { afterEach, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed } from './pastes.ts'

// what people say to the bot in the thread of an incident that is none of its words
let talk: Conversation | undefined

async function begin(): Promise<Conversation> {
  talk = await startConversation('plain words')
  await talk.alice.says(failed('leaf-12'))
  return talk
}

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

test.each(['is it fixed?', 'thanks!', 'Any news?', 'can I go back to sleep?', 'does it affect traffic', ''])(
  '“%s” says how the incident stands',
  async (said) => {
    const { bert, bot } = await begin()
    await bert.replies(`@slp-bot ${said}`)
    bot.said('#1 on leaf-12: open since', 'Not an outage', 'Steps: 0 of')
  },
)

test.each(['What now?', 'what’s next', 'what should I do?'])('“%s” says the next step', async (said) => {
  const { bert, bot } = await begin()
  await bert.replies(`@slp-bot ${said}`)
  bot.said('See which name servers it has', 'show hosts')
})

test('“close it” resolves, and “it’s back” opens again', async () => {
  const { bert, bot, kept } = await begin()
  await bert.replies('@slp-bot close it')
  bot.said('#1 is resolved')
  await bert.replies("@slp-bot it's back")
  bot.said('#1 is open again')
  await bert.replies('@slp-bot not fixed')
  bot.said('#1 is open.')
  expect((await kept()).events.map(({ kind }) => kind)).toEqual(['pasted', 'resolved', 'reopened'])
})

test('“snooze 2h” reminds, “write down …” notes, as it was typed', async () => {
  const { bert, bot, kept } = await begin()
  await bert.replies('@slp-bot snooze 2h')
  bot.said("I'll remind you of #1 in 2 hours")
  await bert.replies('@slp-bot Write down the Firewall team opened 443')
  bot.said('Noted on #1')
  expect((await kept()).events.at(-1)).toMatchObject({ kind: 'noted', text: 'the Firewall team opened 443' })
})

test('what nobody can make anything of gets a short answer: what is understood here, and what to paste next', async () => {
  const { bert, bot, kept } = await begin()
  await bert.replies('@slp-bot assign this to pavel')
  bot.said('In this thread I follow #1', 'In this thread I follow #1', 'show license status')
  expect((await kept()).events).toHaveLength(1)
})

test('a question that the knowledge base answers is answered there too', async () => {
  const { bert, bot } = await begin()
  await bert.replies('@slp-bot what port does CSLU use')
  bot.said('8182')
})

test('a sentence that only begins like a phrase is none', async () => {
  const { bert, kept } = await begin()
  await bert.replies('@slp-bot close the port on the firewall?')
  expect((await kept()).row.status).toBe('open')
})
