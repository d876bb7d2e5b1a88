import { type Command, InvalidArgumentError } from 'commander'
import { loadEnvironmentFile, readConfig } from '../config.ts'
import { isUserId } from '../incident/user-id.ts'
import { openStore } from '../store/open-store.ts'
import type { IncidentRow, Store } from '../store/store.ts'
import { storePlace } from '../store/store-place.ts'

/** Whose data, or which: exactly one of them. `message`: its channel and its time stamp in Slack. */
export type Wanted =
  | { is: 'user'; user: string }
  | { is: 'incident'; number: number }
  | { is: 'message'; channel: string; ts: string }

/** The flags of a data request, as commander reads them. */
export type RequestFlags = {
  user?: string
  incident?: number
  message?: { channel: string; ts: string }
  team?: string
}

// C024BE7LH/1700000000.000100, or a message's link as Slack copies it
const MESSAGE = /(?<channel>[CGD][A-Z0-9]{2,20})\/(?:p(?<whole>\d{10})(?<part>\d{6})|(?<ts>\d{10}\.\d{6}))/

/** Adds the flags that say whose data a command is about. */
export function withRequestFlags(command: Command): Command {
  return command
    .option('--user <id>', 'a person, by the id in their Slack profile (U…)', user)
    .option('--incident <number>', 'an incident, such as 42', incidentNumber)
    .option('--team <id>', 'the workspace (T…), where there are several')
}

/** Reads the number of an incident: `42` or `#42`. */
export function incidentNumber(typed: string): number {
  const digits = /^#?(?<digits>\d{1,9})$/.exec(typed)?.groups?.digits
  if (digits === undefined) throw new InvalidArgumentError('not a number such as 42.')
  return Number(digits)
}

/** Reads `--message`. */
export function messageFlag(typed: string): { channel: string; ts: string } {
  const { channel = '', whole, part, ts } = MESSAGE.exec(typed)?.groups ?? {}
  if (!channel)
    throw new InvalidArgumentError('not a link to a message, nor such as C024BE7LH/1700000000.000100.')
  return { channel, ts: ts ?? `${whole}.${part}` }
}

/**
 * What the flags ask for.
 * @throws Error where there is none of them, or more than one.
 */
export function wantedOf({ user, incident, message }: RequestFlags): Wanted {
  const wanted: Wanted[] = [
    ...(user ? [{ is: 'user' as const, user }] : []),
    ...(incident ? [{ is: 'incident' as const, number: incident }] : []),
    ...(message ? [{ is: 'message' as const, ...message }] : []),
  ]
  const [only] = wanted
  if (!only || wanted.length > 1) throw new Error('say whose data: one of the options that --help names')
  return only
}

/** Opens the bot's store beside a bot that runs, or without one. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  loadEnvironmentFile()
  const store = await openStore(storePlace(readConfig()))
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

/**
 * The workspaces that a request is about.
 * @throws Error where there is none yet.
 */
export async function teamsOf(store: Store, team: string | undefined): Promise<string[]> {
  const teams = team === undefined ? await store.incidents.teams() : [team]
  if (teams.length === 0) throw new Error('nothing is kept yet')
  return teams
}

/**
 * An incident by its number.
 * @throws Error where there is none, or one in each of several workspaces.
 */
export async function incidentOf(
  store: Store,
  number: number,
  team: string | undefined,
): Promise<IncidentRow> {
  const teams = await teamsOf(store, team)
  const found = await Promise.all(teams.map((each) => store.incidents.byNumber(each, number)))
  const rows = found.filter((row) => row !== undefined)
  const [row] = rows
  if (!row) throw new Error(`there is no incident #${number}; \`slp incidents list\` shows the open ones`)
  if (rows.length > 1)
    throw new Error(
      `several workspaces have a #${number}: add --team ${rows.map((each) => each.team).join(' or ')}`,
    )
  return row
}

function user(typed: string): string {
  if (!isUserId(typed)) throw new InvalidArgumentError('not the id of a person, such as U024BE7LH.')
  return typed
}
