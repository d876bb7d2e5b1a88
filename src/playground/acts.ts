import * as z from 'zod'
import type { Acts, Outcome } from './protocol.ts'
import type { FakeSlack } from './server/fake-slack.ts'
import type { Person } from './server/person.ts'
import { type Channel, type Ephemeral, findMessage, type Message } from './server/workspace.ts'

const Choice = z.strictObject({ action: z.string(), block: z.string(), values: z.array(z.string()) })

const SCHEMAS: { [Name in keyof Acts]: z.ZodType<Acts[Name]> } = {
  post: z.strictObject({
    channel: z.string(),
    text: z.string(),
    thread: z.string().exactOptional(),
    files: z.array(z.strictObject({ name: z.string().min(1), content: z.string() })).max(10),
    sample: z.string().exactOptional(),
  }),
  slash: z.strictObject({
    channel: z.string(),
    command: z.string(),
    text: z.string(),
    thread: z.string().exactOptional(),
  }),
  choose: z.strictObject({ channel: z.string(), ts: z.string(), choice: Choice }),
  menu: z.strictObject({ channel: z.string(), ts: z.string(), callback: z.string() }),
  press: z.strictObject({ view: z.string(), choice: Choice }),
  submit: z.strictObject({ inputs: z.record(z.string(), z.array(z.string())) }),
  dismiss: z.strictObject({}),
  home: z.strictObject({ tab: z.enum(['home', 'messages']) }),
}

/** Where it is done. `samples`: which messages are samples of the gallery, by their ts. */
export type Stage = { slack: FakeSlack; samples: Map<string, string> }

/** How each is done; undefined where it makes no sense: no such channel, message or view for that person. */
type Doing<Name extends keyof Acts> = (
  stage: Stage,
  person: Person,
  given: Acts[Name],
) => Promise<Outcome | undefined>

const DOING: { [Name in keyof Acts]: Doing<Name> } = {
  async post({ slack, samples }, person, { channel: id, text, thread, files, sample }) {
    const channel = channelOf(slack, person, id)
    const extras = thread ? { thread } : {}
    if (!channel) return undefined
    const { ts } =
      files.length > 0 ? person.share(channel, text, files, extras) : person.post(channel, text, extras)
    if (sample) samples.set(ts, sample)
    return { ts }
  },
  async slash({ slack }, person, { channel: id, command, text, thread }) {
    const channel = channelOf(slack, person, id)
    return channel && outcomeOf(await person.slash(channel, command, text, thread))
  },
  async choose({ slack }, person, { channel: id, ts, choice: { action, values, block } }) {
    const channel = channelOf(slack, person, id)
    const message = channel && seen(slack, person, channel, ts)
    return message && outcomeOf(await person.choose(channel, message, action, values, block))
  },
  async menu({ slack }, person, { channel: id, ts, callback }) {
    const channel = channelOf(slack, person, id)
    const message = channel && findMessage(slack.workspace, channel.id, ts)
    return message && outcomeOf(await person.menu(channel, message, callback))
  },
  async press(_, person, { view: id, choice: { action, values, block } }) {
    const view = [person.modal(), person.home()].find((each) => each?.id === id)
    return view && outcomeOf(await person.press(view, action, values, block))
  },
  async submit(_, person, { inputs }) {
    return outcomeOf(await person.submit(inputs))
  },
  async dismiss(_, person) {
    await person.dismiss()
    return {}
  },
  async home(_, person, { tab }) {
    await person.openHome(tab)
    return {}
  },
}

/** Whether there is an act of that name. */
export function isAct(name: string): name is keyof Acts {
  return Object.hasOwn(DOING, name)
}

/** Does what the page asks for, as that person; undefined where the request makes no sense. */
export async function perform<Name extends keyof Acts>(
  stage: Stage,
  person: Person,
  name: Name,
  body: unknown,
): Promise<Outcome | undefined> {
  const read = SCHEMAS[name].safeParse(body)
  return read.success ? DOING[name](stage, person, read.data) : undefined
}

/** A channel that the person is in. */
function channelOf({ workspace }: FakeSlack, { user }: Person, id: string): Channel | undefined {
  const channel = workspace.channels.get(id)
  return channel?.members.has(user.id) ? channel : undefined
}

/** A message that the person sees: everybody's, or for their eyes only. */
function seen(
  { workspace }: FakeSlack,
  person: Person,
  channel: Channel,
  ts: string,
): Message | Ephemeral | undefined {
  return findMessage(workspace, channel.id, ts) ?? person.sees(channel).find((each) => each.ts === ts)
}

/** What Slack tells a person where what they did came to nothing. */
function outcomeOf(result: Awaited<ReturnType<Person['slash'] | Person['submit']>>): Outcome {
  if ('refused' in result) return { refused: result.refused }
  if ('errors' in result && result.errors) return { errors: result.errors }
  return result.acknowledged ? {} : { refused: 'The app did not respond.' }
}
