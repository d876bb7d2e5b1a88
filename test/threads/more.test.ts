import { afterEach, describe, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed, NO_DNS, restored, status, TRUST_FAILED } from './pastes.ts'

// what the scripted conversations don't come across
let talk: Conversation | undefined

async function begin(options?: Parameters<typeof startConversation>[1]): Promise<Conversation> {
  talk = await startConversation('more', options)
  return talk
}

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

describe('what becomes of messages', () => {
  test('a deleted one is blanked, and the event stays', async () => {
    const { alice, bot, kept } = await begin()
    await alice.says(failed('leaf-12'))
    const pasted = await alice.replies(NO_DNS)
    await alice.deletes(pasted)
    const { events } = await kept()
    expect(events[1]).toMatchObject({ kind: 'pasted', text: '', blanked: true })
    expect(JSON.stringify(events)).not.toContain('ntp server')
    bot.shows('#1 · open · leaf-12')
  })

  test('of an edited one only what it says since is kept', async () => {
    const { alice, bot, kept } = await begin()
    await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
    const pasted = await alice.replies(status('leaf-12', { url: 'https://smartreceiver.cisco.com/x' }))
    bot.shows('smartreceiver.cisco.com/x')
    await alice.edits(pasted, status('leaf-12'))
    const { events } = await kept()
    expect(JSON.stringify(events)).not.toContain('smartreceiver.cisco.com/x')
    expect(events.map(({ kind }) => kind)).toEqual(['pasted', 'pasted'])
    bot.hides('smartreceiver.cisco.com/x')
  })

  test('a question opens no incident, and is answered in the thread of one', async () => {
    const { alice, bot, kept } = await begin()
    await alice.whispers('failed to receive report acknowledgment')
    bot.said('license smart sync')
    await expect(kept()).rejects.toThrow('no incident')
    await alice.says(failed('leaf-12'))
    await alice.replies('@slp-bot what is a RUM report?')
    bot.said('RUM')
    expect((await kept()).events.length).toBe(1)
  })

  test('what happened so far comes, though Slack wants to be asked again', async () => {
    const { alice, bert, bot, breaks } = await begin()
    await alice.says(failed('leaf-12'))
    breaks({ method: 'chat.postEphemeral', kind: 'ratelimited', retryAfter: 1 })
    await bert.replies('@slp-bot catchup')
    bot.told(bert, 'What is next')
  })

  test('good news and idle words open none', async () => {
    const { alice, bot, kept } = await begin()
    await alice.says(restored('leaf-12'))
    bot.said('Nothing to do')
    await alice.says('lunch?')
    bot.isSilent()
    await expect(kept()).rejects.toThrow('no incident')
  })
})

describe('whose incident it is', () => {
  test('a new failure of the device opens it again within a day, the same lines again do not', async () => {
    const { alice, bot, kept, passes } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.replies(restored('leaf-12'))
    await alice.resolves('recovered by itself')
    await alice.says(failed('leaf-12'))
    expect((await kept()).row.status).toBe('resolved')
    await passes(120)
    await alice.says(failed('leaf-12', undefined, '04:30:00'))
    const { row, events } = await kept()
    expect([row.number, row.status]).toEqual([1, 'open'])
    expect(events.at(-1)?.kind).toBe('reopened')
    bot.said('#1 was resolved; I opened it again', "can't resolve Cisco's name")
    bot.shows('#1 · open · leaf-12')
  })

  test('another failure of the device is taken up and said, the same one again is counted and said', async () => {
    const { alice, bot, kept } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.says(failed('leaf-12', undefined, '02:20:00'))
    bot.said('That is #1 again', 'Go to #1')
    await alice.says(TRUST_FAILED)
    bot.said('#1, which is about the same device', 'Go to #1')
    await alice.says(TRUST_FAILED.replace('02:10:51', '02:25:51'))
    bot.said('That is #1 again', 'Go to #1')
    expect((await kept()).row.number).toBe(1)
  })

  test('after a day it is another one', async () => {
    const { alice, kept, passes } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.resolves("I don't know")
    await passes(25 * 60)
    await alice.says(failed('leaf-12', undefined, '03:30:00').replace('Nov 24', 'Nov 25'))
    expect((await kept()).row.number).toBe(2)
  })

  test('messages without a host are never put together', async () => {
    const { alice, kept } = await begin()
    const bare = failed('leaf-12').replace('2024 Nov 24 02:11:09 leaf-12 ', '')
    await alice.says(bare)
    await alice.says(bare)
    expect((await kept()).row.number).toBe(2)
  })

  test('five at the same moment are one', async () => {
    const { alice, bert, bot, kept, together } = await begin()
    await together(...[1, 2, 3, 4, 5].map((at) => () => (at % 2 ? alice : bert).says(failed(`leaf-1${at}`))))
    const { row, events } = await kept()
    expect([row.number, events.length]).toEqual([1, 5])
    bot.shows('5 devices fail in the same way')
    await bot.lists('leaf-11', 'leaf-15')
  })

  test('a number works in a direct message of who took part, of nobody else', async () => {
    const { alice, bert, bot } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.types('/slp status 1', 'direct')
    bot.told(alice, '#1 on leaf-12')
    await bert.types('/slp status 1', 'direct')
    bot.told(bert, 'There is no incident #1 here')
    await bert.types('/slp status 1')
    bot.told(bert, '#1 on leaf-12')
    await alice.types('/slp tac 1', 'direct')
    expect(bot.file()).toContain('For Cisco TAC')
  })

  test('a click that names an incident of another channel does nothing', async () => {
    const { alice, bot, kept, forge } = await begin()
    await alice.says(failed('leaf-12'))
    const { row } = await kept()
    for (const id of [row.id, 'nope', `${row.id} x`, '', '../..', '<!channel>'])
      for (const action of [
        'resolve_incident',
        'reopen_incident',
        'remind_me',
        'show_why',
        'card_menu',
        'open_checklist',
        'take_incident',
        'remind_at_nine',
        'answer_1',
      ]) {
        await forge(action, id)
        bot.told(alice, '')
      }
    expect((await kept()).events.length).toBe(1)
    expect((await kept()).row.status).toBe('open')
  })
})

describe('what the card offers', () => {
  test('a reminder by its button, cancelled by another', async () => {
    const { alice, bot, kept, passes } = await begin()
    await alice.says(failed('leaf-12'))
    // four hours of resending end on a Sunday night: the bot asks by itself on Monday
    bot.shows('reminder 25 Nov 2024 09:00 UTC')
    await alice.chooses('smart')
    await alice.presses('Remind me at 9:00')
    await bot.lists('Reminder set for 25 Nov 2024 09:00 UTC', 'Cancel the reminder')
    await alice.presses('Cancel the reminder')
    bot.hides('Cancel the reminder')
    await passes(20)
    bot.isSilent()
    expect((await kept()).events.map(({ kind }) => kind)).toEqual(['pasted', 'chosen'])
  })

  test('a flap is over for now, how often in how long, and looked at again', async () => {
    const { alice, bot, passes } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.replies(restored('leaf-12', '02:20:09'))
    bot.shows('It looks over')
    await alice.replies(failed('leaf-12', undefined, '02:41:09'))
    await alice.replies(restored('leaf-12', '02:56:09'))
    bot.shows('Over for now: it failed and came back 2 times in 45 minutes')
    bot.hides('It looks over')
    await bot.lists('It came and went before')
    // nobody asked: it waits for working hours
    await passes(61)
    bot.isSilent()
    bot.shows('reminder 25 Nov 2024 09:00 UTC')
  })

  test("a channel's own working hours hold back what nobody asked for", async () => {
    const { alice, bot } = await begin()
    await alice.types('/slp hours 8-16 Europe/Berlin')
    bot.told(alice, '8:00 to 16:00 on weekdays, Europe/Berlin', '25 Nov 2024 07:00 UTC')
    await alice.says(failed('leaf-12'))
    bot.shows('reminder 25 Nov 2024 07:00 UTC')
    await alice.types('/slp hours 8-7 Nowhere/Land')
    bot.told(alice, 'Say it as /slp hours 8-16')
    await alice.types('/slp hours off')
    bot.told(alice, 'own hours are off')
    await alice.types('/slp hours')
    bot.told(alice, '9:00 to 17:00')
  })

  test('what happened so far, the files and a note, from its menu', async () => {
    const { alice, bert, bot, kept } = await begin()
    await alice.says(failed('leaf-12'))
    await bert.chooses('What happened so far')
    bot.told(bert, '#1 so far', 'Opened by @alice')
    await bert.chooses('Bundle for Cisco TAC')
    expect(bot.file()).toContain('For Cisco TAC')
    await bert.types('/slp timeline 1')
    expect(JSON.parse(bot.file())).toMatchObject({ schema: 'slp.timeline/1', number: 1 })
    await bert.chooses('Note…')
    await bert.person.submit({ typed: 'password 7 0822455D0A16544541 is old' })
    await bert.replies('@slp-bot status')
    bot.said('#1 on leaf-12')
    const noted = (await kept()).events.find(({ kind }) => kind === 'noted')
    expect(JSON.stringify(noted)).not.toContain('0822455D0A16544541')
  })

  test('its buttons work after a restart, and so does the thread', async () => {
    const { alice, bot, restart, kept } = await begin()
    await alice.says(failed('leaf-12'))
    await alice.ticks('Give the licensing VRF your DNS server')
    await restart()
    await bot.lists('What it is', 'Could be', 'Sources', 'slp-bot · knowledge')
    await alice.unticks('Give the licensing VRF your DNS server')
    await alice.replies(restored('leaf-12'))
    bot.shows('It looks over')
    expect((await kept()).events.map(({ kind }) => kind)).toEqual(['pasted', 'ticked', 'reopened', 'pasted'])
  })

  test('an update of the knowledge base that changes the answer is told', async () => {
    const { alice, bert, bot, restart } = await begin()
    await alice.says(failed('leaf-12'))
    await restart(({ path, text }) => ({
      path,
      text: path.endsWith('causes/dns-not-configured.yml')
        ? text.replace('[actions/configure-dns]', '[actions/check-reachability]')
        : text,
    }))
    await bert.replies('@slp-bot note somebody else looks at it')
    bot.shows('My knowledge base was updated')
    await bert.replies(restored('leaf-12'))
    bot.hides('My knowledge base was updated')
  })
})
