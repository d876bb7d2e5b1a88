import { Command } from 'commander'
import type { IncidentRecord } from '../store/store.ts'
import {
  incidentOf,
  type RequestFlags,
  teamsOf,
  wantedOf,
  withRequestFlags,
  withStore,
} from './data-request.ts'

/** `slp export --user U…|--incident 42`: all that is kept of a person or an incident, as JSON. */
export function exportCommand(): Command {
  const command = new Command('export').description('print all that the bot keeps of a person or an incident')
  return withRequestFlags(command).action(async (flags: RequestFlags) => {
    const wanted = wantedOf(flags)
    await withStore(async (store) => {
      const records: IncidentRecord[] = []
      if (wanted.is === 'user')
        for (const team of await teamsOf(store, flags.team))
          for (const record of await store.records.ofUser(team, wanted.user)) records.push(record)
      else if (wanted.is === 'incident') {
        const { id } = await incidentOf(store, wanted.number, flags.team)
        const record = await store.records.ofIncident(id)
        if (record) records.push(record)
      }
      process.stdout.write(`${JSON.stringify({ schema: 'slp.export/1', records }, undefined, 2)}\n`)
    })
  })
}
