import type { FakeSlack } from './server/fake-slack.ts'
import type { Person } from './server/person.ts'
import type { Channel } from './server/workspace.ts'

/** Who and what is there at the start. */
export type Scene = {
  people: Person[]
  /** The bot reads along in it. */
  watched: Channel
  /** The bot is in it, and speaks when it is spoken to. */
  other: Channel
}

/** Two people, two channels, and a direct conversation of each with the bot. */
export function setScene(slack: FakeSlack): Scene {
  const people = ['olga', 'pavel'].map((name) => slack.person(name))
  const watched = slack.channel('noc-licensing', people)
  const other = slack.channel('network-ops', people)
  for (const person of people) person.direct()
  return { people, watched, other }
}
