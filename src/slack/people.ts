import type { AnyMiddlewareArgs, Middleware, webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { isUserId } from '../incident/user-id.ts'
import { isZone, OFFICE_HOURS, type WorkingHours } from '../incident/working-hours.ts'
import { record, text } from './intake/loose.ts'

/** People whose names are kept in memory, and for how long, in milliseconds: they may change. */
const KEPT = { max: 2000, ttl: 24 * 60 * 60_000 }

/** Who can't be asked for, for want of the scope, isn't asked for again so soon. Milliseconds. */
const ASKED_AGAIN_AFTER = 10 * 60_000

/** People who are asked for at once, for one document. */
const ASKED_AT_MOST = 50

/** How people are called, for documents that are read outside Slack, and when they are at work. Nothing of it is stored. */
export type People = {
  /** Learns the names that come with clicks and commands. */
  middleware: Middleware<AnyMiddlewareArgs>
  /** The names of these people, as far as Slack tells them; of the others the id. Never rejects. */
  namesOf: (ids: Iterable<string>) => Promise<(id: string) => string>
  /** When that person is at work, in their own zone as far as Slack tells it. Never rejects. */
  hoursOf: (id: string | undefined) => Promise<WorkingHours>
  /** Whether somebody is of that workspace or of its organisation; false where Slack doesn't tell. Never rejects. */
  isOf: (id: string, home: Home) => Promise<boolean>
  /** The same, by what is known already. */
  knownHoursOf: (id: string | undefined) => WorkingHours
}

/** Where somebody is at home: a workspace, and the organisation that it belongs to, where it does (Enterprise Grid). */
export type Home = { team: string | undefined; enterprise: string | undefined }

/** `client` needs the optional scope `users:read`; without it, or without a client, only what came by itself is known. */
export function createPeople(client: Pick<webApi.WebClient, 'users'> | undefined): People {
  const names = new LRUCache<string, string>(KEPT)
  const handles = new LRUCache<string, string>(KEPT)
  const zones = new LRUCache<string, string>(KEPT)
  const homes = new LRUCache<string, Home>(KEPT)

  async function ask(id: string): Promise<void> {
    if (!client || !isUserId(id) || names.has(id)) return
    try {
      const { user } = await client.users.info({ user: id })
      const { real_name, profile, name, tz, team_id, enterprise_user } = record(user)
      const enterprise = text(record(enterprise_user).enterprise_id) || undefined
      homes.set(id, { team: text(team_id) || undefined, enterprise })
      if (isZone(text(tz))) zones.set(id, text(tz))
      names.set(id, text(record(profile).real_name) || text(real_name) || text(name))
    } catch {
      names.set(id, '', { ttl: ASKED_AGAIN_AFTER })
    }
  }

  const knownHoursOf = (id: string | undefined): WorkingHours => {
    const zone = id === undefined ? undefined : zones.get(id)
    return zone ? { ...OFFICE_HOURS, zone } : OFFICE_HOURS
  }

  return {
    knownHoursOf,
    async hoursOf(id) {
      if (id !== undefined) await ask(id)
      return knownHoursOf(id)
    },
    async isOf(id, { team, enterprise }) {
      await ask(id)
      const home = homes.get(id)
      if (!home) return false
      return home.team === team || (enterprise !== undefined && home.enterprise === enterprise)
    },
    async middleware({ body, next }) {
      const { user, user_id, user_name } = record(body)
      const [id, name] = [text(record(user).id) || text(user_id), text(record(user).name) || text(user_name)]
      if (id && name) handles.set(id, name)
      await next()
    },
    async namesOf(ids) {
      await Promise.all([...new Set(ids)].slice(0, ASKED_AT_MOST).map(ask))
      return (id) => names.get(id) || handles.get(id) || id
    },
  }
}
