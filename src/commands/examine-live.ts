import type { Config } from '../config.ts'
import { upload } from '../slack/delivery/upload.ts'
import type { Finding } from './finding.ts'
import { clientOf, codeOf } from './slack-call.ts'

const TEXT = 'slp doctor is checking what I may do here. This message goes away by itself.'

/** What helps, by Slack's word. Source: the error lists of the methods below, docs.slack.dev/reference/methods. */
const HELP: Readonly<Record<string, string>> = {
  channel_not_found: 'check the ID (it is at the end of the channel details), and invite the bot there',
  not_in_channel: 'invite the bot there: /invite @slp-bot',
  is_archived: 'the channel is archived; choose another',
  restricted_action: 'a setting of the workspace allows only some people to post there',
  restricted_action_thread_locked: 'a setting of the channel allows no replies in threads',
  edit_window_closed: "the workspace's message editing setting forbids it: a card will be posted again",
  file_uploads_disabled:
    'the workspace allows no uploads: the bundle for Cisco TAC comes from `slp incidents tac`',
  storage_limit_reached:
    'the workspace has no room for files: the bundle for TAC comes from `slp incidents tac`',
}

/**
 * Does in `channel` (an ID) what the bot does at work: posts, edits, replies in the thread, uploads, reads back,
 * reacts; then deletes it all. One finding each; where it can't even post, that alone. Never rejects.
 */
export async function examineLive(
  { botToken, apiUrl }: Pick<Config, 'botToken' | 'apiUrl'>,
  channel: string,
): Promise<Finding[]> {
  const client = clientOf(botToken, apiUrl)
  const findings: Finding[] = []

  /** Notes what comes of one thing; `otherwise`: how the bot goes on without it, where it can. */
  async function attempt<T>(what: string, run: () => Promise<T>, otherwise?: string): Promise<T | undefined> {
    try {
      const done = await run()
      findings.push({ state: 'ok', text: `${channel}: ${what}` })
      return done
    } catch (error) {
      const text = `${channel}: can't ${what}: ${reasonOf(error)}`
      findings.push(otherwise ? { state: 'note', text: `${text}; ${otherwise}` } : { state: 'wrong', text })
      return undefined
    }
  }

  const ts = await attempt('post a message', async () =>
    known((await client.chat.postMessage({ channel, text: TEXT })).ts),
  )
  if (!ts) return findings
  await attempt('edit its message', () => client.chat.update({ channel, ts, text: `${TEXT} (edited)` }))
  const reply = await attempt('reply in a thread', async () =>
    known((await client.chat.postMessage({ channel, thread_ts: ts, text: TEXT })).ts),
  )
  const file = await attempt('upload a file into the thread', () =>
    upload(
      client,
      { key: `doctor-${ts}`, channel, thread: ts },
      { name: 'slp-doctor.txt', text: TEXT },
      apiUrl,
    ),
  )
  const thread = await attempt(
    'read the thread back',
    async () => (await client.conversations.replies({ channel, ts })).messages ?? [],
    'it hears mentions alone, and cannot look whether a reply has arrived',
  )
  await attempt(
    'add a reaction',
    () => client.reactions.add({ channel, timestamp: ts, name: 'eyes' }),
    "the channel doesn't show an incident's state by a reaction",
  )
  if (file) await attempt('delete its file', () => client.files.delete({ file }))
  // the message that showed the file is known by reading alone
  const shown = (thread ?? []).flatMap((each) =>
    each.ts && each.files?.some(({ id }) => id === file) ? [each.ts] : [],
  )
  const own = [...new Set([...shown, ...(reply ? [reply] : []), ts])]
  await attempt('delete its messages', async () => {
    const errors: unknown[] = []
    for (const each of own) {
      await client.chat.delete({ channel, ts: each }).catch((error: unknown) => {
        // Slack may take the message away with its file
        if (codeOf(error) !== 'message_not_found') errors.push(error)
      })
    }
    if (errors.length > 0) throw errors[0]
  })
  if (file && !thread)
    findings.push({
      state: 'note',
      text: `${channel}: the thread with the message of the file may be left; I can't read there to find it, so delete it by hand`,
    })
  return findings
}

function known(ts: string | undefined): string {
  if (!ts) throw new Error('Slack names no message')
  return ts
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  if (!code) return 'Slack could not be reached'
  const { needed } = (error as { data: { needed?: string } }).data
  if (code === 'missing_scope') return `the app lacks the scope ${needed ?? '(Slack says not which)'}`
  return HELP[code] ? `${code}: ${HELP[code]}` : code
}
