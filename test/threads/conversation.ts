import { pino } from 'pino'
import { expect } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import type { IncidentEvent } from '../../src/incident/event.ts'
import type { KnowledgeFile } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { describeError } from '../../src/log.ts'
import { startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import type { Fault } from '../../src/playground/server/faults.ts'
import type { Extras, Person } from '../../src/playground/server/person.ts'
import type { View } from '../../src/playground/server/views.ts'
import type { Channel, Message } from '../../src/playground/server/workspace.ts'
import { createSlackApp, type SlackConfig } from '../../src/slack/app.ts'
import { list, record, text } from '../../src/slack/intake/loose.ts'
import { blockProblems, modalProblems, textBytes } from '../../src/slack/limits.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { IncidentRow } from '../../src/store/store.ts'
import { files, knowledge, MANIFEST, QUICK } from '../e2e/start-bot.ts'
import { eventually } from '../eventually.ts'
import { difference, readBlocks } from './transcript.ts'

/** When every conversation begins. */
const BEGIN = '2024-11-24T02:12:00.000Z'

/** Somebody in the channel. What they do is over once the bot has done all that follows. */
export type Speaker = {
  name: string
  person: Person
  /** Posts in the channel. */
  says: (typed: string) => Promise<Message>
  /** Posts in the thread of the card that stands last, or of a message. */
  replies: (typed: string, to?: Message) => Promise<Message>
  /** Posts a text file in the thread of the card that stands last. */
  attaches: (typed: string, name: string, content: string) => Promise<Message>
  /** Posts in their direct conversation with the bot. */
  whispers: (typed: string) => Promise<Message>
  /** Opens the checklist of the card, uses the checkbox of the step whose words hold this, and closes it. */
  ticks: (words: string) => Promise<void>
  unticks: (words: string) => Promise<void>
  /** Chooses from the menu of that step. */
  picks: (words: string, entry: string) => Promise<void>
  /** Skips that step, with a reason. */
  skips: (words: string, reason: string) => Promise<void>
  /** Presses a button of the card by its words; the modal that it opens is written down. */
  presses: (label: string) => Promise<void>
  /** Closes the incident by the card's button, and says what fixed it by the words of the choice, maybe in own words. */
  resolves: (choice: string, words?: string) => Promise<void>
  /** Closes the modal that is open. */
  closes: () => Promise<void>
  /** Chooses in a select or in the menu of the card by its words. */
  chooses: (label: string) => Promise<void>
  /** Chooses in the checklist. */
  choosesInside: (label: string) => Promise<void>
  /** Presses a button of the checklist. */
  pressesInside: (label: string) => Promise<void>
  /** Types a slash command, in the channel, in the direct conversation, or in another channel. */
  types: (command: string, where?: 'channel' | 'direct' | 'elsewhere') => Promise<void>
  /** Uses “Explain with slp” in a message's menu. */
  explains: (message: Message) => Promise<void>
  deletes: (message: Message) => Promise<void>
  edits: (message: Message, typed: string) => Promise<void>
}

/** The bot, as far as it can be seen. */
export type Shown = {
  /** The card of the newest incident, as lines. */
  card: () => string[]
  /** Expects words on that card; `not` that they are none of them. */
  shows: (...words: string[]) => void
  hides: (...words: string[]) => void
  /** Expects words in the last post that is no card. */
  said: (...words: string[]) => void
  /** Expects that nothing was posted since the last thing that somebody did. */
  isSilent: () => void
  /** Expects words in the checklist of the newest incident; `listsNone` that they are none of it. */
  lists: (...words: string[]) => Promise<void>
  listsNone: (...words: string[]) => Promise<void>
  /** Expects words in the modal that this person has open. */
  opens: (whom: Speaker, ...words: string[]) => void
  /** Expects words in what only this person saw last. */
  told: (whom: Speaker, ...words: string[]) => void
  /** The message of the newest incident's card. */
  message: () => Promise<Message>
  /** Expects that emoji, and no other, on the first message of the newest incident's thread. */
  signals: (emoji: string) => Promise<void>
  /** Expects words on somebody's home tab, which they open. */
  homes: (whom: Speaker, ...words: string[]) => Promise<void>
  /** The text of the file that it uploaded last. */
  file: () => string
}

/** A scripted conversation. */
export type Conversation = {
  alice: Speaker
  bert: Speaker
  bot: Shown
  /** Lets time pass: `PT15M` in minutes. */
  passes: (minutes: number) => Promise<void>
  /** Things that people do at the same moment. */
  together: (...acts: (() => Promise<unknown>)[]) => Promise<void>
  /** What the store has of the newest incident, or of one by its number. */
  kept: (number?: number) => Promise<{ row: IncidentRow; events: IncidentEvent[] }>
  channel: Channel
  /** Starts the bot anew on the same store, with its knowledge base changed where `change` is given. */
  restart: (change?: (file: KnowledgeFile) => KnowledgeFile) => Promise<void>
  /** Alice uses a button or menu, in another channel, that names an incident as the bot never did. */
  forge: (action: string, value: string) => Promise<void>
  /** What happens meanwhile reaches the bot afterwards, the last first. */
  crossed: (acts: () => void) => Promise<void>
  /** Takes somebody out of the store, as `slp forget --user` does. */
  forget: (whom: Speaker) => Promise<void>
  /** The bot leaves the channel, or is invited into it. */
  isHere: (here: boolean) => void
  /** Something goes wrong with the next call of a method. */
  breaks: (fault: Fault) => void
  /** A line of the transcript that explains. */
  remark: (line: string) => void
  transcript: () => Promise<string>
  close: () => Promise<void>
}

/** Starts one. `scopes`: `least` is without reading along and without files. */
export async function startConversation(
  title: string,
  { scopes = 'all', config = {} }: { scopes?: 'all' | 'least'; config?: Partial<SlackConfig> } = {},
): Promise<Conversation> {
  const slack = await startFakeSlack({
    manifest: MANIFEST,
    optionalScopes: scopes === 'all',
    retryAfter: [],
    rateLimits: false,
  })
  const [alicePerson, bertPerson] = [slack.person('alice'), slack.person('bert')]
  const channel = slack.channel('noc-licensing', [alicePerson, bertPerson])
  const store = await openStore({ file: ':memory:' })
  const logged: string[] = []
  const log = pino(
    { level: 'info', base: null, serializers: { err: describeError } },
    { write: (line: string) => logged.push(line) },
  )
  let now = Date.parse(BEGIN)
  const { botToken, signingSecret } = slack.app

  async function start(base: readonly KnowledgeFile[]) {
    const engine = createEngine(base === files ? knowledge : loadKnowledge(base), base)
    const app = await createSlackApp(
      {
        botToken,
        signingSecret,
        apiUrl: slack.apiUrl,
        port: 0,
        host: '127.0.0.1',
        watchChannels: [channel.id],
        ...config,
      },
      { engine, store, log, times: { ...QUICK, remind: 20 }, now: () => new Date(now).toISOString() },
    )
    const url = `http://127.0.0.1:${await app.start()}/slack/events`
    slack.deliverTo(url)
    return { app, engine, url }
  }
  let running = await start(files)

  const lines: string[] = [`# ${title}`, '']
  const names = new Map([alicePerson, bertPerson].map(({ user }) => [user.id, user.name]))
  const bot = slack.workspace.app.bot.id
  const seen = new Map<string, string[]>()
  let [posts, whispers]: [Message[], number] = [[], 0]

  /** Waits until the bot has done everything, and writes down what one sees of it. */
  async function settled(): Promise<void> {
    let before = -1
    for (;;) {
      await slack.settled()
      const done = slack.calls.length + slack.deliveries.length
      if (done === before && (await store.outbox.unsent()) === 0) break
      before = done
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    posts = []
    for (const own of slack.workspace.channels.values()) {
      for (const message of slack.workspace.messages.get(own.id) ?? []) {
        if (message.user !== bot) continue
        const shown = read(message)
        const key = `${own.id} ${message.ts}`
        const known = seen.get(key)
        if (!known) posts.push(message)
        if (!known) told(`**slp-bot**${whereOf(own, message)}`, shown)
        else if (known.join('\n') !== shown.join('\n'))
          told('**slp-bot** edits its card', difference(known, shown), '')
        seen.set(key, shown)
      }
    }
    tellSignals()
    for (const each of slack.workspace.ephemerals.slice(whispers))
      told(`**slp-bot**, only for ${names.get(each.to)}`, read(each))
    whispers = slack.workspace.ephemerals.length
    // where the bot isn't, it may not speak
    const broken = logged.filter((line) => line.includes('"level":50') && !line.includes('not_in_channel'))
    expect(broken).toEqual([])
  }

  const signals = new Map<string, string>()

  /** Writes down how the bot's reactions on people's messages changed: what the channel shows of an incident. */
  function tellSignals(): void {
    for (const own of slack.workspace.channels.values()) {
      for (const { ts, text: typed, reactions = [] } of slack.workspace.messages.get(own.id) ?? []) {
        const now = reactions
          .filter(({ users }) => users.includes(bot))
          .map(({ name }) => `:${name}:`)
          .join(' ')
        const key = `${own.id} ${ts}`
        if (now === (signals.get(key) ?? '')) continue
        signals.set(key, now)
        const [first = ''] = typed.split('\n')
        lines.push(`_The channel shows ${now} on “${plain(first).slice(0, 60)}”._`, '')
      }
    }
  }

  function read(message: Message): string[] {
    expect(blockProblems(message.blocks ?? [])).toEqual([])
    expect(textBytes(message.blocks ?? [])).toBeLessThanOrEqual(12_000)
    const shared = list(message.files).flatMap((file) => {
      const { name, id } = record(file)
      const { content } = slack.workspace.files.get(text(id)) ?? {}
      return [
        `File ${plain(text(name))}:`,
        ...new TextDecoder()
          .decode(content)
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
      ]
    })
    const shown = message.blocks ? readBlocks(message.blocks, names) : message.text.split('\n')
    return [...shown.filter(Boolean), ...shared].map(plain)
  }

  function readModal(view: View): string[] {
    return readBlocks(view.blocks, names).filter(Boolean).map(plain)
  }

  function whereOf(own: Channel, message: Message): string {
    if (own.kind === 'im') return ', in a direct message'
    return message.thread_ts && message.thread_ts !== message.ts ? ', in the thread' : ''
  }

  function told(who: string, what: readonly string[], mark = '> '): void {
    const clock = new Date(now).toISOString().slice(11, 16)
    lines.push(`${who} · ${clock}`, '')
    if (mark) lines.push(...what.map((line) => `${mark}${line}`.trimEnd()))
    else lines.push('```diff', ...what, '```')
    lines.push('')
  }

  let other: Channel | undefined
  function elsewhere(): Channel {
    other ??= slack.channel('elsewhere', [alicePerson, bertPerson])
    return other
  }

  async function newest(): Promise<IncidentRow> {
    const rows = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => store.incidents.byNumber(slack.workspace.team, number)),
    )
    const row = rows.findLast((each) => each !== undefined)
    if (!row) throw new Error('there is no incident')
    return row
  }

  async function cardMessage(): Promise<Message> {
    const { channel: place, cardTs } = await newest()
    const found = (slack.workspace.messages.get(place) ?? []).find(({ ts }) => ts === cardTs)
    if (!found) throw new Error('there is no card')
    return found
  }

  async function channelOf(): Promise<Channel> {
    const { channel: id } = await newest()
    const found = slack.workspace.channels.get(id)
    if (!found) throw new Error('there is no such channel')
    return found
  }

  function speaker(person: Person): Speaker {
    const { name } = person.user

    async function post(where: Channel, typed: string, extras: Extras = {}, what = ''): Promise<Message> {
      told(`**${name}**${what}`, typed.split('\n'))
      const message = person.post(where, typed, extras)
      await settled()
      return message
    }

    async function use(what: string, work: () => Promise<unknown>): Promise<void> {
      lines.push(`**${name}** ${what} · ${new Date(now).toISOString().slice(11, 16)}`, '')
      const result = await work()
      expect(result ?? {}).not.toHaveProperty('refused')
      await settled()
    }

    /** The checklist as it stands open, opened where it isn't. */
    async function checklist(): Promise<View> {
      if (person.modal()?.callback_id !== 'checklist') {
        await person.click(await channelOf(), await cardMessage(), 'open_checklist')
        await slack.settled()
        await eventually(async () => person.modal() !== undefined)
      }
      const view = person.modal()
      if (!view) throw new Error('no checklist opens')
      expect(modalProblems(view)).toEqual([])
      return view
    }

    async function row(words: string) {
      const view = await checklist()
      const blocks = list(view.blocks)
      for (const [place, block] of blocks.entries()) {
        const { elements, block_id } = record(block)
        const box = list(elements).find((each) => record(each).type === 'checkboxes')
        const [option] = list(record(box).options)
        const { value } = record(option)
        const said = readBlocks([blocks[place - 1]], names).join('\n')
        if (box && said.includes(words)) return { view, block: text(block_id), value: text(value) }
      }
      throw new Error(`no step with “${words}” in the checklist`)
    }

    async function toggle(words: string, what: string) {
      const { view, value } = await row(words)
      await use(`${what} “${words}”`, async () => person.tick(view, value))
      await person.dismiss()
    }

    /** What opened for somebody is written down as they read it. */
    function tellModal(): void {
      const view = person.modal()
      if (!view) return
      expect(modalProblems(view)).toEqual([])
      told(`**slp-bot** opens “${text(record(view.title).text)}” for ${name}`, readModal(view))
    }

    async function element(label: string, types: string[]) {
      const card = await cardMessage()
      for (const [place, block] of list(card.blocks).entries()) {
        for (const each of list(record(block).elements)) {
          const { type, text: own, options, action_id } = record(each)
          if (!types.includes(text(type))) continue
          const at = { card, block: text(record(block).block_id) || `b${place}`, action: text(action_id) }
          if (text(record(own).text) === label) return { ...at, value: '' }
          const option = list(options).find((one) => text(record(record(one).text).text) === label)
          if (option) return { ...at, value: text(record(option).value) }
        }
      }
      throw new Error(`nothing on the card says “${label}”`)
    }

    return {
      name,
      person,
      says: (typed) => post(channel, typed),
      async replies(typed, to) {
        const root = to ? (to.thread_ts ?? to.ts) : (await newest()).thread
        return post(to ? channel : await channelOf(), typed, { thread: root }, ', in the thread')
      },
      async attaches(typed, file, content) {
        told(`**${name}**, in the thread, with ${file}`, [typed, ...content.split('\n')])
        const message = person.share(await channelOf(), typed, [{ name: file, content }], {
          thread: (await newest()).thread,
        })
        await settled()
        return message
      },
      whispers: (typed) => post(person.direct(), typed, {}, ', in a direct message'),
      ticks: (words) => toggle(words, 'ticks'),
      unticks: (words) => toggle(words, 'unticks'),
      async picks(words, entry) {
        const { view, block } = await row(words)
        const menu = list(record(list(view.blocks).find((each) => record(each).block_id === block)).elements)
          .map(record)
          .find(({ type }) => type === 'overflow')
        const option = list(menu?.options).find((each) => text(record(record(each).text).text) === entry)
        await use(`picks “${entry}” at “${words}”`, async () =>
          person.press(view, 'step_menu', text(record(option).value), block),
        )
        if (entry !== 'Skip…') tellModal()
      },
      async skips(words, reason) {
        await this.picks(words, 'Skip…')
        await use(`gives the reason “${reason}”`, () => person.submit({ typed: reason }))
        await person.dismiss()
      },
      async presses(label) {
        const { card, block, action } = await element(label, ['button'])
        await use(`presses “${label}”`, async () => person.click(await channelOf(), card, action, block))
        tellModal()
      },
      async resolves(choice, words) {
        // where a question needs the room it stands in the menu
        const own = await element('Resolve', ['button']).catch(() => undefined)
        await (own ? this.presses('Resolve') : this.chooses('Resolve…'))
        const inputs = list(person.modal()?.blocks).map((each) => record(record(each).element))
        const radio = inputs.find(({ action_id }) => action_id === 'fix')
        const option = list(radio?.options).find((each) =>
          text(record(record(each).text).text).includes(choice),
        )
        await use(`chooses “${choice}”${words ? `, and adds “${words}”` : ''}`, () =>
          person.submit({ fix: text(record(option).value), ...(words && { typed: words }) }),
        )
      },
      async closes() {
        await person.dismiss()
        await settled()
      },
      async pressesInside(label) {
        const view = await checklist()
        const [found] = list(view.blocks)
          .map(record)
          .flatMap(({ elements, block_id }) =>
            list(elements)
              .map(record)
              .filter(({ text: own }) => text(record(own).text) === label)
              .map(({ action_id }) => ({ action: text(action_id), block: text(block_id) })),
          )
        if (!found) throw new Error(`nothing in the checklist says “${label}”`)
        await use(`presses “${label}” in the checklist`, async () =>
          person.press(view, found.action, [], found.block),
        )
        await person.dismiss()
      },
      async choosesInside(label) {
        const view = await checklist()
        const found = list(view.blocks)
          .map(record)
          .flatMap(({ elements, block_id }) =>
            list(elements).flatMap((each) => {
              const { action_id, options } = record(each)
              const option = list(options).find((one) => text(record(record(one).text).text) === label)
              return option
                ? [{ action: text(action_id), value: text(record(option).value), block: text(block_id) }]
                : []
            }),
          )[0]
        if (!found) throw new Error(`nothing in the checklist says “${label}”`)
        await use(`chooses “${label}” in the checklist`, async () =>
          person.press(view, found.action, found.value, found.block),
        )
        await person.dismiss()
      },
      async chooses(label) {
        const { card, block, action, value } = await element(label, ['static_select', 'overflow', 'button'])
        await use(`chooses “${label}”`, async () =>
          person.choose(await channelOf(), card, action, value, block),
        )
      },
      async types(command, where = 'channel') {
        const [slash = '', ...rest] = command.split(' ')
        const [place, what] = {
          channel: [channel, ''] as const,
          direct: [person.direct(), ' in a direct message'] as const,
          elsewhere: [elsewhere(), ' in another channel'] as const,
        }[where]
        await use(`types \`${command}\`${what}`, () => person.slash(place, slash, rest.join(' ')))
      },
      async explains(message) {
        await use('picks “Explain with slp” at a message', async () => {
          await person.menu(channel, message, 'explain_message')
          // the bot looks now and then whether it may speak
          await new Promise((resolve) => setTimeout(resolve, 250))
        })
      },
      async deletes(message) {
        await use('deletes a message', async () => person.remove(channel, message))
      },
      async edits(message, typed) {
        told(`**${name}** edits a message`, typed.split('\n'))
        person.edit(channel, message, typed)
        await settled()
      },
    }
  }

  function plain(line: string): string {
    return line
      .replaceAll(knowledge.version, '<version>')
      .replaceAll(/slp-[0-9a-f]{20}/g, 'slp-<key>')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
      .replaceAll(/\b[UC]0{4}\d{3}\b/g, (id) => names.get(id) ?? '<channel>')
  }

  async function kept(number?: number) {
    const row =
      number === undefined ? await newest() : await store.incidents.byNumber(slack.workspace.team, number)
    if (!row) throw new Error('there is no such incident')
    return { row, events: await store.incidents.events(row.id) }
  }

  let cardLines: string[] = []
  const shown: Shown = {
    card: () => cardLines,
    shows: (...words) => {
      for (const each of words) expect(cardNow()).toContain(each)
    },
    hides: (...words) => {
      for (const each of words) expect(cardNow()).not.toContain(each)
    },
    said: (...words) => {
      const last = posts.at(-1)
      expect(last, 'nothing was posted').toBeDefined()
      for (const each of words) expect(last ? read(last).join('\n') : '').toContain(each)
    },
    isSilent: () => expect(posts.map(read)).toEqual([]),
    lists: async (...words) => {
      const listed = await checklist()
      for (const each of words) expect(listed).toContain(each)
    },
    listsNone: async (...words) => {
      const listed = await checklist()
      expect(listed).not.toBe('')
      for (const each of words) expect(listed).not.toContain(each)
    },
    opens: (whom, ...words) => {
      const view = whom.person.modal()
      expect(view, 'no modal is open').toBeDefined()
      for (const each of words) expect(view ? readModal(view).join('\n') : '').toContain(each)
    },
    told: (whom, ...words) => {
      const last = slack.workspace.ephemerals.findLast(({ to }) => to === whom.person.user.id)
      for (const each of words) expect(last ? read(last).join('\n') : '').toContain(each)
    },
    signals: async (emoji) => {
      const { channel: place, thread } = await newest()
      const root = (slack.workspace.messages.get(place) ?? []).find(({ ts }) => ts === thread)
      expect(root?.reactions?.map(({ name }) => name)).toEqual([emoji])
    },
    homes: async (whom, ...words) => {
      await whom.person.openHome()
      await settled()
      const view = whom.person.home()
      expect(view, 'nothing was published').toBeDefined()
      const shown = view ? readModal(view) : []
      told(`**slp-bot**, on the home tab of ${whom.name}`, shown)
      for (const each of words) expect(shown.join('\n')).toContain(each)
    },
    message: cardMessage,
    file: () => {
      const last = [...slack.workspace.files.values()].at(-1)
      return new TextDecoder().decode(last?.content)
    },
  }

  async function checklist(): Promise<string> {
    await alicePerson.click(await channelOf(), await cardMessage(), 'open_checklist')
    await settled()
    const view = alicePerson.modal()
    await alicePerson.dismiss()
    return view ? readModal(view).join('\n') : ''
  }

  function cardNow(): string {
    const cards = [...slack.workspace.messages.values()]
      .flat()
      .filter(({ user, blocks }) => user === bot && JSON.stringify(blocks ?? []).includes('card_menu'))
    cardLines = cards.at(-1) ? read(cards.at(-1) as Message) : []
    return cardLines.join('\n')
  }

  return {
    alice: speaker(alicePerson),
    bert: speaker(bertPerson),
    bot: shown,
    async passes(minutes) {
      now += minutes * 60_000
      lines.push(`_${minutes} minutes pass._`, '')
      await eventually(async () => (await store.reminders.due(new Date(now).toISOString(), 1)).length === 0)
      await settled()
    },
    async together(...acts) {
      lines.push('_At the same moment:_', '')
      await Promise.all(acts.map((act) => act()))
      await settled()
    },
    kept,
    channel,
    async restart(change) {
      await running.app.stop()
      await running.engine.close()
      running = await start(change ? files.map(change) : files)
      await settled()
    },
    async forge(action, value) {
      const other = elsewhere()
      const { id, bot: own } = slack.workspace.app.bot
      const text = { type: 'plain_text', text: 'x' }
      const element =
        action === 'card_menu'
          ? { type: 'overflow', action_id: action, options: [{ text, value: `${value} tac` }] }
          : { type: 'button', action_id: action, text, value }
      const message = slack.alert(other, {
        user: id,
        ...(own && { bot_id: own.id }),
        blocks: [{ type: 'actions', elements: [element] }],
      })
      if (action === 'card_menu') await alicePerson.choose(other, message, action, `${value} tac`)
      else await alicePerson.click(other, message, action)
      await settled()
    },
    async crossed(acts) {
      const before = slack.deliveries.length
      // nobody listens there
      slack.deliverTo('http://127.0.0.1:1/slack/events')
      acts()
      await slack.settled()
      const missed = slack.deliveries.slice(before)
      slack.deliverTo(running.url)
      for (const each of missed.reverse()) await slack.redeliver(each)
      await settled()
    },
    async forget(whom) {
      await store.records.forgetUser(slack.workspace.team, whom.person.user.id)
    },
    breaks: (fault) => slack.faults.add(fault),
    isHere: (here) => void (here ? channel.members.add(bot) : channel.members.delete(bot)),
    remark: (line) => lines.push(line, ''),
    async transcript() {
      const rows = await Promise.all(
        [1, 2, 3].map((number) => store.incidents.byNumber(slack.workspace.team, number)),
      )
      const told = await Promise.all(
        rows
          .flatMap((row) => (row ? [row] : []))
          .map(async (row) => [
            `## What is kept of #${row.number} (${row.status})`,
            '',
            ...(await store.incidents.events(row.id)).map(describeEvent),
            '',
          ]),
      )
      return [...lines, ...told.flat()].join('\n')
    },
    async close() {
      await running.app.stop()
      await slack.stop()
      await running.engine.close()
      await store.close()
    },
  }

  function describeEvent(event: IncidentEvent): string {
    const { n, at, by, kind, ...more } = event
    const who = names.get(by) ?? by
    const { from: _, removed, text: pasted, ...rest } = { from: 0, removed: [], text: '', ...more }
    const first = pasted.split('\n').filter(Boolean)
    const said =
      first.length > 0 ? ` ${first[0]}${first.length > 1 ? ` (and ${first.length - 1} more lines)` : ''}` : ''
    const secrets = removed.length > 0 ? ` (${removed.length} secrets taken out)` : ''
    const others = Object.values(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
    return `${n}. ${at.slice(11, 16)} ${who} ${kind}${others}${said}${secrets}`
      .split('\n')
      .map(plain)
      .join(' ')
  }
}
