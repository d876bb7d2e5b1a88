import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { StorePlace } from '../../src/store/open-store.ts'

/** How the bench's rows are spread. */
export const SPREAD = { channels: 200, devicesShare: 10, failures: 50, openShare: 20 }

/** The id of the bench's incident with that number. */
export function incidentId(number: number): string {
  return `i${number}`
}

/**
 * Writes incidents that are past, each with a device, a failure and three events, and as many deliveries, replies and
 * claims: quicker than the bot could. The tables must be there.
 */
export async function fillStore(place: StorePlace, incidents: number): Promise<void> {
  const { channels, devicesShare, failures, openShare } = SPREAD
  const devices = Math.max(Math.round(incidents / devicesShare), 1)
  const at = "'2025-11-24T02:00:' || substr('0' || (i % 60), -2) || '.000Z'"
  const stamp =
    'url' in place ? at.replace("substr('0' || (i % 60), -2)", "lpad((i % 60)::text, 2, '0')") : at
  const channel = `'C' || (i % ${channels})`
  const from = 'from numbers'
  const event = `'{"kind":"noted","at":"2025-11-24T02:00:00.000Z","by":"U1","text":"called the carrier about it"}'`
  const steps = [
    `insert into team (id, last_number) values ('T1', ${incidents})`,
    `insert into incident (id, team, number, channel, thread, status, opened_at, changed_at, last, revision, devices, failures)
       select 'i' || i, 'T1', i, ${channel}, '1700.' || i, case when i % ${openShare} = 0 then 'open' else 'resolved' end,
         ${stamp}, ${stamp}, 3, 1, '["leaf-' || (i % ${devices}) || '"]', '["f' || (i % ${failures}) || '"]' ${from}`,
    `insert into incident_device (incident, device, team, channel, opened_at)
       select 'i' || i, 'leaf-' || (i % ${devices}), 'T1', ${channel}, ${stamp} ${from}`,
    `insert into incident_failure (incident, failure, team, channel, opened_at)
       select 'i' || i, 'f' || (i % ${failures}), 'T1', ${channel}, ${stamp} ${from}`,
    ...[1, 2, 3].map(
      (n) =>
        `insert into incident_event (incident, n, body, by_whom) select 'i' || i, ${n}, ${event}, 'U' || (i % 500) ${from}`,
    ),
    `insert into inbox (id, kind, body, received_at, done_at) select 'e' || i, 'event', '', ${stamp}, ${stamp} ${from}`,
    `insert into claim (key, at) select 'c' || i, ${stamp} ${from}`,
    `insert into outbox (key, kind, team, channel, thread, lane, body, status, attempts, due, ended_at, ts)
       select 'r' || i, 'post', 'T1', ${channel}, '1700.' || i, 'T1 ' || ${channel} || ' 1700.' || i, '', 'sent', 1,
         ${stamp}, ${stamp}, '1.1' ${from}`,
  ]
  const numbers = `with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ${incidents})`
  const whole = steps.map((step) =>
    step.includes(from) ? step.replace(/(?= *select )/, `\n${numbers}\n`) : step,
  )
  if ('url' in place) {
    const client = new pg.Client({ connectionString: place.url })
    await client.connect()
    for (const step of whole) await client.query(step)
    await client.query('vacuum analyze')
    await client.end()
    return
  }
  const database = new DatabaseSync(place.file)
  database.exec('pragma synchronous = off; pragma cache_size = -200000')
  for (const step of whole) database.exec(step)
  database.exec('analyze; pragma wal_checkpoint(truncate)')
  database.close()
}
