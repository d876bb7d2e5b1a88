import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import { rowsOf } from '../text/join-pastes.ts'
import { clip } from './blocks/clip.ts'
import { DOWNLOAD_AT_MOST, FILES_AT_MOST, ROWS_AT_MOST, UNPACKED_AT_MOST } from './files/file-limits.ts'
import type { FileRead } from './files/read-files.ts'
import { record } from './intake/loose.ts'
import { readMessage } from './intake.ts'

const MIB = 1024 * 1024

/** Characters of a file's name that are shown. */
const NAME_AT_MOST = 80

const FENCE = '```'

/**
 * A message with its files, as one paste. `words`: what was typed, without files. `refused`: sentences about texts
 * that couldn't be read, `unfit` about files that are no texts at all. `counted`: which lines are whose, where
 * there are several parts.
 */
export type WholeMessage = {
  paste: string
  words: string
  empty: boolean
  refused: string[]
  unfit: string[]
  counted?: string
}

type Part = { name: string; text: string }

/**
 * Reads a message and its files: its text first, then the files in their order. Of several files each stands in a
 * fence, so that a prompt in one says nothing about the lines of the next.
 */
export async function readWholeMessage(
  { message, botUser }: { message: unknown; botUser?: string | undefined },
  readFiles: (files: unknown) => Promise<FileRead[]>,
  knowledge: Knowledge,
): Promise<WholeMessage> {
  const { paste: words, empty, files } = readMessage(message, botUser)
  const read = files ? await readFiles(record(message).files) : []
  const texts = read.flatMap((file) => ('text' in file ? [file] : []))
  const typed = empty ? [] : [{ name: say(knowledge, 'slack.lines-of-message'), text: words }]
  const parts: Part[] = [
    ...typed,
    ...texts.map(({ name, text }) => ({
      name: nameOf(name, knowledge),
      text: texts.length > 1 ? fenced(text) : withoutLastBreak(text),
    })),
  ]
  const refusals = (unfit: boolean) =>
    read.flatMap((file) =>
      'refused' in file && (file.refused === 'kind') === unfit ? [sentenceOf(file, knowledge)] : [],
    )
  return {
    paste: parts.length > 0 ? parts.map(({ text }) => text).join('\n') : words,
    words,
    empty: parts.length === 0,
    refused: refusals(false),
    unfit: refusals(true),
    ...(parts.length > 1 && { counted: countedLines(parts, knowledge) }),
  }
}

function fenced(text: string): string {
  const whole = withoutLastBreak(text)
  return whole.includes(FENCE) ? whole : `${FENCE}\n${whole}\n${FENCE}`
}

function withoutLastBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text
}

function nameOf(name: string, knowledge: Knowledge): string {
  if (!name) return say(knowledge, 'slack.file')
  return say(knowledge, 'slack.file-named', { name: clip(name, NAME_AT_MOST) })
}

function sentenceOf(file: FileRead & { refused: string }, knowledge: Knowledge): string {
  return say(knowledge, `slack.file-${file.refused}`, {
    file: nameOf(file.name, knowledge),
    size: DOWNLOAD_AT_MOST / MIB,
    unpacked: UNPACKED_AT_MOST / MIB,
    rows: ROWS_AT_MOST,
    count: FILES_AT_MOST,
  })
}

/** The engine numbers lines through the whole paste; a person sees the parts. */
function countedLines(parts: readonly Part[], knowledge: Knowledge): string {
  let last = 0
  const each = parts.map(({ name, text }) => {
    const first = last + 1
    last += rowsOf(text)
    const span = first === last ? first : `${first}–${last}`
    return say(knowledge, 'slack.lines-of', { span, part: name })
  })
  return say(knowledge, 'slack.lines', { parts: each.join(', ') })
}
