import type { Engine } from '../engine.ts'
import { countsAsOutput } from '../incident/counts-as-output.ts'
import { fileText } from '../slack/files/file-text.ts'
import { list, record, text } from '../slack/intake/loose.ts'
import { readMessage } from '../slack/intake.ts'
import { joinPastes } from '../text/join-pastes.ts'
import { withoutSecrets } from '../text/secrets.ts'
import type { Insight } from './protocol.ts'
import type { Message, Workspace } from './server/workspace.ts'

/** Bytes of a file, unpacked, that are read for this. */
const FILE_AT_MOST = 8 * 1024 * 1024

type Paste = { ts: string; text: string }

/**
 * What the engine makes of a thread: of its pastes together, as the bot does with an incident, or of `only` one. Of
 * what people say in a thread, the first message and what is output count.
 */
export async function insightOf(
  workspace: Workspace,
  engine: Engine,
  thread: readonly Message[],
  only?: string,
): Promise<Insight> {
  const options = { at: new Date().toISOString(), asked: true }
  const pastes: Paste[] = []
  for (const message of thread) {
    if (message.user === workspace.app.bot.id) continue
    const paste = { ts: message.ts, text: withoutSecrets(await pasteOf(workspace, message)).text }
    const counts = message === thread[0] || countsAsOutput(await engine.explain(paste.text, options))
    if (counts) pastes.push(paste)
  }
  const chosen = pastes.filter(({ ts }) => !only || ts === only)
  const joined = joinPastes(chosen.map(({ text }) => text)).text
  const start = performance.now()
  const answer = await engine.explain(joined, options)
  return {
    pastes: pastes.map(({ ts, text }) => ({ ts, title: text.split('\n', 1)[0] ?? '' })),
    paste: joined,
    answer,
    milliseconds: performance.now() - start,
  }
}

/** A message and its files, as the bot reads them. */
async function pasteOf(workspace: Workspace, message: Message): Promise<string> {
  const { paste, empty } = readMessage(message, workspace.app.bot.id)
  const texts = empty ? [] : [paste]
  for (const file of list(message.files)) {
    const stored = workspace.files.get(text(record(file).id))
    const read = stored && (await fileText(stored.content, FILE_AT_MOST))
    if (read && 'text' in read) texts.push(read.text)
  }
  return texts.join('\n')
}
