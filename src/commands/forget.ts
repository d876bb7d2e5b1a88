import { Command } from 'commander'
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

type Flags = RequestFlags & { yes?: boolean }

/** `slp forget …`: takes out of the store what somebody asks to be taken out. The bot edits the cards that showed it. */
export function forgetCommand(): Command {
  const command = new Command('forget')
    .description('take out what the bot keeps of a person, an incident or a deleted message')
    .option('--message <link>', 'a message, by its link or as CHANNEL/TS', messageFlag)
    .option('--yes', 'do it; without it, say what would be done')
  return withRequestFlags(command).action(async (flags: Flags) => {
    const wanted = wantedOf(flags)
    await withStore((store) => (flags.yes ? forget(store, wanted, flags) : foretell(store, wanted, flags)))
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

async function forget(store: Store, wanted: Wanted, flags: Flags): Promise<void> {
  if (wanted.is === 'incident') {
    const { id, number } = await incidentOf(store, wanted.number, flags.team)
    await store.records.forgetIncident(id)
    console.log(`#${number} is deleted; its card stays in Slack: delete it there`)
    return
  }
  const touched: IncidentRow[] = []
  for (const team of await teamsOf(store, flags.team)) {
    if (wanted.is === 'user') touched.push(...(await store.records.forgetUser(team, wanted.user)))
    else
      for (const id of await store.incidents.blank(team, wanted.channel, wanted.ts)) {
        const row = await store.incidents.byId(id)
        if (row) touched.push(row)
      }
  }
  const at = new Date().toISOString()
  for (const { id, team, channel, thread } of touched)
    await store.outbox.enqueue(
      { key: `card ${id} forget ${at}`, kind: 'card', team, channel, thread, incident: id, body: '' },
      at,
    )
  const numbers = touched.map(({ number }) => `#${number}`).join(', ')
  console.log(
    touched.length > 0 ? `forgotten in ${numbers}; the bot edits the cards` : 'nothing of that is kept',
  )
}
