import type { Engine } from '../engine.ts'
import { countsAsOutput } from '../incident/counts-as-output.ts'
import { ROWS_AT_MOST, UNPACKED_AT_MOST } from '../slack/files/file-limits.ts'
import { fileText } from '../slack/files/file-text.ts'
import type { FileRead } from '../slack/files/read-files.ts'
import { sharedFiles } from '../slack/files/shared-file.ts'
import { readWholeMessage } from '../slack/whole-message.ts'
import { joinPastes } from '../text/join-pastes.ts'
import { withoutSecrets } from '../text/secrets.ts'
import type { Insight } from './protocol.ts'
import type { Message, Workspace } from './server/workspace.ts'

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
    const { paste: whole } = await readWholeMessage(
      { message, botUser: workspace.app.bot.id },
      (files) => readFiles(workspace, files),
      engine.knowledge,
    )
    const paste = { ts: message.ts, text: withoutSecrets(whole).text }
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

/** The files of a message, out of the workspace's own memory. */
async function readFiles({ files: kept }: Workspace, files: unknown): Promise<FileRead[]> {
  return Promise.all(
    sharedFiles(files).map(async ({ id, name, text }): Promise<FileRead> => {
      const stored = kept.get(id)
      if (!stored || !text) return { name, refused: stored ? 'kind' : 'gone' }
      return { name, ...(await fileText(stored.content, { bytes: UNPACKED_AT_MOST, rows: ROWS_AT_MOST })) }
    }),
  )
}
