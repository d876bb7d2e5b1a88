import type { Engine } from '../engine.ts'
import { fileText } from '../slack/files/file-text.ts'
import { list, record, text } from '../slack/intake/loose.ts'
import { readMessage } from '../slack/intake.ts'
import { withoutSecrets } from '../text/secrets.ts'
import type { Insight } from './protocol.ts'
import type { Message, Workspace } from './server/workspace.ts'

/** Bytes of a file, unpacked, that are read for this. */
const FILE_AT_MOST = 8 * 1024 * 1024

/** What the engine makes of a message and its files, as the bot reads them. */
export async function insightOf(
  workspace: Workspace,
  engine: Engine,
  message: Pick<Message, 'text' | 'blocks' | 'files' | 'attachments'>,
): Promise<Insight> {
  const { paste: words, empty } = readMessage(message, workspace.app.bot.id)
  const texts = empty ? [] : [words]
  for (const file of list(message.files)) {
    const stored = workspace.files.get(text(record(file).id))
    const read = stored && (await fileText(stored.content, FILE_AT_MOST))
    if (read && 'text' in read) texts.push(read.text)
  }
  const paste = texts.join('\n')
  const start = performance.now()
  const answer = await engine.explain(paste, { at: new Date().toISOString(), asked: true })
  return { paste: withoutSecrets(paste).text, answer, milliseconds: performance.now() - start }
}
