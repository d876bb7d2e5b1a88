import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import type { NewOutboxRow, OutboxRow } from '../../store/store.ts'
import { notice } from '../notice.ts'
import { THREAD_GONE } from './look-up.ts'
import type { UploadBody } from './outbox-bodies.ts'

/** Errors of a place that the bot can't write to: only the one who asked can still be told. */
const NOWHERE = ['channel_not_found', 'not_in_channel', 'is_archived']

/**
 * What is to be said where Slack refused something for good: of a file, why and where else to get it; of a card that
 * can't be changed any more (`stuck`), once an incident, that it is out of date. Undefined where nobody waits, or where
 * what they wrote is gone.
 */
export function lastWord(
  row: OutboxRow,
  why: string,
  stuck: boolean,
  knowledge: Knowledge,
): NewOutboxRow | undefined {
  const { key, kind, team, channel, thread, incident } = row
  if (why === THREAD_GONE) return undefined
  const word = { kind: 'post', team, channel, thread, incident } as const
  if (kind === 'card' && stuck)
    return {
      ...word,
      key: `stuck ${incident}`,
      body: JSON.stringify(notice(knowledge, 'card-stuck', { why })),
    }
  if (kind !== 'upload') return undefined
  const { name, by } = JSON.parse(row.body) as UploadBody
  const reason = say(knowledge, [`slack.upload-${why}`, 'slack.upload-refused'], { why })
  const body = JSON.stringify(notice(knowledge, 'upload-lost', { name, reason }))
  if (!NOWHERE.includes(why)) return { ...word, key: `lost ${key}`, body }
  return by === undefined ? undefined : { ...word, key: `lost ${key}`, channel: by, thread: undefined, body }
}
