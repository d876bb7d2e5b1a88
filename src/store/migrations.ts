import { type Kysely, type Migration, sql } from 'kysely'
import type { Engine } from './database.ts'
import type { Tables } from './tables.ts'

/** The steps from an empty database to this version's; a step that has been released never changes. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return {
    '001-tables': { up: (db: Kysely<Tables>) => createTables(db, engine) },
    '002-model-requests': { up: (db: Kysely<Tables>) => createModelRequests(db, engine) },
    '003-model-switches': { up: (db: Kysely<Tables>) => createModelSwitches(db) },
    '004-inbox-held': { up: (db: Kysely<Tables>) => addInboxHeld(db, engine) },
    '005-open-by-number': { up: (db: Kysely<Tables>) => indexOpenByNumber(db) },
    '006-kept-answers': { up: (db: Kysely<Tables>) => createKeptAnswers(db, engine) },
    '007-channel-hours': { up: (db: Kysely<Tables>) => createChannelHours(db) },
  }
}

async function createTables(db: Kysely<Tables>, engine: Engine): Promise<void> {
  // Postgres would sort by the database's language otherwise; times and keys are plain ASCII
  const text = engine === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const { schema } = db

  await schema
    .createTable('inbox')
    .addColumn('id', text, (id) => id.primaryKey())
    .addColumn('kind', text, (kind) => kind.notNull())
    .addColumn('body', text, (body) => body.notNull())
    .addColumn('received_at', text, (at) => at.notNull())
    .addColumn('done_at', text)
    .addColumn('tries', 'integer', (tries) => tries.notNull().defaultTo(0))
    .execute()
  await schema
    .createIndex('inbox_pending')
    .on('inbox')
    .column('received_at')
    .where(sql.ref('done_at'), 'is', null)
    .execute()
  await schema.createIndex('inbox_done').on('inbox').column('done_at').execute()

  await schema
    .createTable('claim')
    .addColumn('key', text, (key) => key.primaryKey())
    .addColumn('at', text, (at) => at.notNull())
    .execute()
  await schema.createIndex('claim_at').on('claim').column('at').execute()

  await schema
    .createTable('team')
    .addColumn('id', text, (id) => id.primaryKey())
    .addColumn('last_number', 'integer', (number) => number.notNull())
    .execute()

  await schema
    .createTable('incident')
    .addColumn('id', text, (id) => id.primaryKey())
    .addColumn('team', text, (team) => team.notNull())
    .addColumn('number', 'integer', (number) => number.notNull())
    .addColumn('channel', text, (channel) => channel.notNull())
    .addColumn('thread', text, (thread) => thread.notNull())
    .addColumn('status', text, (status) => status.notNull())
    .addColumn('opened_at', text, (at) => at.notNull())
    .addColumn('changed_at', text, (at) => at.notNull())
    .addColumn('card_ts', text)
    .addColumn('last', 'integer', (last) => last.notNull())
    .addColumn('revision', 'integer', (revision) => revision.notNull())
    .addColumn('devices', text, (devices) => devices.notNull())
    .addColumn('failures', text, (failures) => failures.notNull())
    .addColumn('shown', text)
    .addUniqueConstraint('incident_number', ['team', 'number'])
    .addUniqueConstraint('incident_thread', ['team', 'channel', 'thread'])
    .execute()
  await schema
    .createIndex('incident_open_in')
    .on('incident')
    .columns(['status', 'team', 'channel', 'opened_at'])
    .execute()
  await schema.createIndex('incident_open').on('incident').columns(['status', 'opened_at']).execute()
  await schema.createIndex('incident_changed').on('incident').column('changed_at').execute()

  for (const found of ['device', 'failure'] as const) {
    await schema
      .createTable(`incident_${found}`)
      .addColumn('incident', text, (id) => id.notNull())
      .addColumn(found, text, (name) => name.notNull())
      .addColumn('team', text, (team) => team.notNull())
      .addColumn('channel', text, (channel) => channel.notNull())
      .addColumn('opened_at', text, (at) => at.notNull())
      .addPrimaryKeyConstraint(`incident_${found}_key`, ['incident', found])
      .execute()
    await schema
      .createIndex(`incident_${found}_newest`)
      .on(`incident_${found}`)
      .columns(['team', 'channel', found, 'opened_at'])
      .execute()
  }

  await schema
    .createTable('incident_event')
    .addColumn('incident', text, (id) => id.notNull())
    .addColumn('n', 'integer', (n) => n.notNull())
    .addColumn('body', text, (body) => body.notNull())
    .addColumn('by_whom', text, (by) => by.notNull())
    .addColumn('from_channel', text)
    .addColumn('from_ts', text)
    .addPrimaryKeyConstraint('incident_event_key', ['incident', 'n'])
    .execute()
  await schema.createIndex('incident_event_by').on('incident_event').column('by_whom').execute()
  await schema
    .createIndex('incident_event_from')
    .on('incident_event')
    .columns(['from_channel', 'from_ts'])
    .where(sql.ref('from_ts'), 'is not', null)
    .execute()

  await schema
    .createTable('outbox')
    .addColumn('id', engine === 'postgres' ? 'serial' : 'integer', (id) =>
      engine === 'postgres' ? id.primaryKey() : id.primaryKey().autoIncrement(),
    )
    .addColumn('key', text, (key) => key.notNull().unique())
    .addColumn('kind', text, (kind) => kind.notNull())
    .addColumn('team', text, (team) => team.notNull())
    .addColumn('channel', text, (channel) => channel.notNull())
    .addColumn('thread', text)
    .addColumn('lane', text, (lane) => lane.notNull())
    .addColumn('incident', text)
    .addColumn('body', text, (body) => body.notNull())
    .addColumn('status', text, (status) => status.notNull())
    .addColumn('attempts', 'integer', (attempts) => attempts.notNull().defaultTo(0))
    .addColumn('first_attempt_at', text)
    .addColumn('due', text, (due) => due.notNull())
    .addColumn('owner', text)
    .addColumn('lease_until', text)
    .addColumn('ended_at', text)
    .addColumn('ts', text)
    .addColumn('last_error', text)
    .execute()
  await schema
    .createIndex('outbox_open_by_lane')
    .on('outbox')
    .columns(['lane', 'id'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await schema
    .createIndex('outbox_open')
    .on('outbox')
    .column('id')
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await schema.createIndex('outbox_ended').on('outbox').columns(['status', 'ended_at']).execute()
  await schema.createIndex('outbox_incident').on('outbox').column('incident').execute()

  await schema
    .createTable('reminder')
    .addColumn('id', text, (id) => id.primaryKey())
    .addColumn('incident', text, (id) => id.notNull())
    .addColumn('due', text, (due) => due.notNull())
    .addColumn('clock', text)
    .addColumn('by_whom', text, (by) => by.notNull())
    .addColumn('ask', text)
    .execute()
  await schema.createIndex('reminder_due').on('reminder').column('due').execute()
  await schema.createIndex('reminder_incident').on('reminder').column('incident').execute()
}

async function createModelRequests({ schema }: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await schema
    .createTable('model_request')
    .addColumn('who', text, (who) => who.notNull())
    .addColumn('at', text, (at) => at.notNull())
    .execute()
  await schema.createIndex('model_request_who').on('model_request').columns(['who', 'at']).execute()
  await schema.createIndex('model_request_at').on('model_request').column('at').execute()
}

async function createModelSwitches({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('model_switch')
    .addColumn('name', 'text', (name) => name.primaryKey())
    .addColumn('is_on', 'integer', (on) => on.notNull())
    .execute()
}

async function addInboxHeld({ schema }: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await schema.alterTable('inbox').addColumn('held_until', text).execute()
}

/** Incidents of one moment are listed by number: without it in the index all of them would be sorted for the first ten. */
async function indexOpenByNumber({ schema }: Kysely<Tables>): Promise<void> {
  for (const name of ['incident_open', 'incident_open_in']) await schema.dropIndex(name).execute()
  await schema
    .createIndex('incident_open')
    .on('incident')
    .columns(['status', 'opened_at', 'number'])
    .execute()
  await schema
    .createIndex('incident_open_in')
    .on('incident')
    .columns(['status', 'team', 'channel', 'opened_at', 'number'])
    .execute()
}

async function createKeptAnswers({ schema }: Kysely<Tables>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : ('text' as const)
  await schema
    .createTable('kept_answer')
    .addColumn('id', text, (id) => id.primaryKey())
    .addColumn('team', text, (team) => team.notNull())
    .addColumn('channel', text, (channel) => channel.notNull())
    .addColumn('ts', text)
    .addColumn('by_whom', text, (by) => by.notNull())
    .addColumn('at', text, (at) => at.notNull())
    .addColumn('body', text, (body) => body.notNull())
    .execute()
  await schema.createIndex('kept_answer_at').on('kept_answer').column('at').execute()
  await schema.createIndex('kept_answer_from').on('kept_answer').columns(['channel', 'ts']).execute()
  await schema.createIndex('kept_answer_by').on('kept_answer').column('by_whom').execute()
}

async function createChannelHours({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('channel_hours')
    .addColumn('team', 'text', (team) => team.notNull())
    .addColumn('channel', 'text', (channel) => channel.notNull())
    .addColumn('zone', 'text', (zone) => zone.notNull())
    .addColumn('begins', 'integer', (hour) => hour.notNull())
    .addColumn('ends', 'integer', (hour) => hour.notNull())
    .addPrimaryKeyConstraint('channel_hours_key', ['team', 'channel'])
    .execute()
}
