import { isZone } from '../incident/working-hours.ts'
import type { Database } from './database.ts'
import type { StoreCalls } from './store.ts'

/** What is set for a channel: when people are at work there. */
export function createChannelCalls({ db }: Database): StoreCalls['channels'] {
  return {
    async hours(team, channel) {
      const row = await db
        .selectFrom('channel_hours')
        .selectAll()
        .where('team', '=', team)
        .where('channel', '=', channel)
        .executeTakeFirst()
      // another machine may know other zones
      return row && isZone(row.zone) ? { zone: row.zone, from: row.begins, to: row.ends } : undefined
    },
    async setHours(team, channel, hours) {
      if (!hours) {
        await db.deleteFrom('channel_hours').where('team', '=', team).where('channel', '=', channel).execute()
        return
      }
      const set = { zone: hours.zone, begins: hours.from, ends: hours.to }
      await db
        .insertInto('channel_hours')
        .values({ team, channel, ...set })
        .onConflict((conflict) => conflict.columns(['team', 'channel']).doUpdateSet(set))
        .execute()
    },
  }
}
