import type { Answer } from '../reply/answer.ts'
import type { Message } from './server/workspace.ts'

/** What the page is told at its start, and what doesn't change from then on. */
export type Setting = {
  team: string
  /** What the knowledge base is of. */
  knowledge: string
  bot: { id: string; name: string }
  people: { id: string; name: string }[]
  commands: { command: string; description: string; words: { word: string; rest: string }[] }[]
  shortcuts: { id: string; name: string }[]
  samples: Sample[]
  /** Whether the app has a home tab. */
  home: boolean
}

/** A paste of the gallery. `next`: what to paste into the thread afterwards. `unasked`: posted without a mention. */
export type Sample = {
  id: string
  title: string
  expect: string
  text: string
  next?: Sample
  unasked?: true
}

/** A channel as its members see it. `watched`: the bot reads along. */
export type ChannelItem = {
  kind: 'channel'
  id: string
  name: string
  type: 'channel' | 'group' | 'im' | 'mpim'
  watched: boolean
}

/** A message; `only`: for this person's eyes. */
export type MessageItem = Omit<Message, 'metadata' | 'type' | 'attachments'> & {
  kind: 'message'
  channel: string
  only?: boolean
  /** The sample of the gallery that it is. */
  sample?: string
}

/** A modal that stands open (the uppermost), or the app's home tab. */
export type ViewItem = { kind: 'modal' | 'home'; id: string; view: Record<string, unknown> }

/** One thing on a person's screen. */
export type Item = ChannelItem | MessageItem | ViewItem

/** What has changed on a person's screen since the last update; the first one of a connection holds everything. */
export type Update = { first: boolean; set: Record<string, Item>; drop: string[] }

/**
 * What the engine makes of the pastes of a thread, or of one of them: the text as it reads it, secrets taken out, and
 * its answer. `pastes`: those that count, each with its first line.
 */
export type Insight = {
  pastes: { ts: string; title: string }[]
  paste: string
  answer: Answer
  milliseconds: number
}

/** A file that is shared with a message. */
export type Shared = { name: string; content: string }

/** What a person does with an element: presses it, or chooses these values, all that are then chosen. */
export type Choice = { action: string; block: string; values: string[] }

/** What a person does, by name; each is a POST to `/api/<name>`. */
export type Acts = {
  post: { channel: string; text: string; thread?: string; files: Shared[]; sample?: string }
  slash: { channel: string; command: string; text: string; thread?: string }
  choose: { channel: string; ts: string; choice: Choice }
  menu: { channel: string; ts: string; callback: string }
  /** In a modal or on the home tab. */
  press: { view: string; choice: Choice }
  /** The values of a modal's inputs, by their action ids. */
  submit: { inputs: Record<string, string[]> }
  dismiss: Record<string, never>
  home: { tab: 'home' | 'messages' }
}

/**
 * What comes of it: `ts` of a message that was posted; `refused`: what Slack says to the person;
 * `errors`: what it says below the inputs of a modal, by block.
 */
export type Outcome = { ts?: string; refused?: string; errors?: Record<string, string> }
