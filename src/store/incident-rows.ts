import type { Insertable, Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { IncidentRow } from './store.ts'
import type { IncidentTable, Tables } from './tables.ts'

const Names = z.array(z.string())

/** A row as the store gives it. */
export function incidentOf(row: Selectable<IncidentTable> | Insertable<IncidentTable>): IncidentRow {
  return {
    id: row.id,
    team: row.team,
    number: row.number,
    channel: row.channel,
    thread: row.thread,
    status: row.status,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    cardTs: row.card_ts ?? undefined,
    last: row.last,
    devices: Names.parse(JSON.parse(row.devices)),
    failures: Names.parse(JSON.parse(row.failures)),
    shown: row.shown ?? undefined,
  }
}

/** Writes anew what an incident is found by, where it is given. */
export async function writeNames(
  db: Kysely<Tables>,
  { id: incident, team, channel, opened_at }: Insertable<IncidentTable>,
  { devices, failures }: Partial<Pick<IncidentRow, 'devices' | 'failures'>>,
): Promise<void> {
  const common = { incident, team, channel, opened_at }
  if (devices) {
    await db.deleteFrom('incident_device').where('incident', '=', incident).execute()
    const rows = [...new Set(devices)].map((device) => ({ ...common, device }))
    if (rows.length > 0) await db.insertInto('incident_device').values(rows).execute()
  }
  if (failures) {
    await db.deleteFrom('incident_failure').where('incident', '=', incident).execute()
    const rows = [...new Set(failures)].map((failure) => ({ ...common, failure }))
    if (rows.length > 0) await db.insertInto('incident_failure').values(rows).execute()
  }
}
