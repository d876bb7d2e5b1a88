import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import type { IncidentDesk } from '../slack/desk.ts'
import { recordEvents } from '../slack/incident/record-events.ts'
import { settle } from '../slack/incident/settle.ts'
import type { IncidentRow, Store } from '../store/store.ts'
import {
  incidentOf,
  messageFlag,
  type RequestFlags,
  teamsOf,
  type Wanted,
  wantedOf,
  withRequestFlags,
  withStore,
} from './data-request.ts'
import { withDesk } from './incident-desk.ts'

type Flags = RequestFlags & { yes?: boolean }

/** `slp forget …`: takes out of the store what somebody asks to be taken out. The bot edits the cards that showed it. */
export function forgetCommand(): Command {
  const command = new Command('forget')
    .description('take out what the bot keeps of a person, an incident or a deleted message')
    .option('--message <link>', 'a message, by its link or as CHANNEL/TS', messageFlag)
    .option('--yes', 'do it; without it, say what would be done')
  return withRequestFlags(command).action(async (flags: Flags) => {
    const wanted = wantedOf(flags)
    if (flags.yes) await withDesk((desk) => forget(desk, wanted, flags))
    else await withStore((store) => foretell(store, wanted, flags))
  })
}

async function foretell(store: Store, wanted: Wanted, flags: Flags): Promise<void> {
  const would = 'nothing is done without --yes; with it'
  if (wanted.is === 'incident') {
    const { number } = await incidentOf(store, wanted.number, flags.team)
    console.log(
      `${would} #${number} and all that belongs to it is deleted; its card stays in Slack: delete it there`,
    )
  } else if (wanted.is === 'message')
    console.log(`${would} what was kept of that message is blanked; the event stays`)
  else {
    const records = (
      await Promise.all(
        (await teamsOf(store, flags.team)).map((team) => store.records.ofUser(team, wanted.user)),
      )
    ).flat()
    const events = records.reduce((sum, each) => sum + each.events.length, 0)
    console.log(`${would} ${events} events in ${records.length} incidents lose their words and their name`)
  }
}

async function forget(desk: IncidentDesk, wanted: Wanted, flags: Flags): Promise<void> {
  const { store } = desk
  if (wanted.is === 'incident') {
    const { id, number } = await incidentOf(store, wanted.number, flags.team)
    await store.records.forgetIncident(id)
    await store.shred()
    console.log(`#${number} is deleted; its card stays in Slack: delete it there`)
    return
  }
  let touched: IncidentRow[] = []
  for (const team of await teamsOf(store, flags.team)) {
    if (wanted.is === 'user') touched = touched.concat(await store.records.forgetUser(team, wanted.user))
    else {
      touched = touched.concat(await store.incidents.ofMessage(team, wanted.channel, wanted.ts))
      await store.incidents.reword(team, wanted.channel, wanted.ts, undefined)
    }
  }
  for (const row of touched) await showAnew(desk, row)
  await store.shred()
  const numbers = touched.map(({ number }) => `#${number}`).join(', ')
  console.log(
    touched.length > 0 ? `forgotten in ${numbers}; the bot edits the cards` : 'nothing of that is kept',
  )
}

/** Concludes anew what is left of an incident: what it is found by, its reminders, and its card. */
async function showAnew(desk: IncidentDesk, { id, team, channel }: IncidentRow): Promise<void> {
  const { store, incidents, now } = desk
  await settle(
    desk,
    { team, channel },
    { claim: `forget ${randomUUID()}` },
    async () => {
      const row = await store.incidents.byId(id)
      return row && { row, after: await incidents.view(id) }
    },
    (calls, { row, after }) => recordEvents(calls, { row, events: [], before: after, after }, now()),
  )
}
