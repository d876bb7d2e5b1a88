import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Reached } from '../diagnosis/diagnose.ts'
import { Options } from '../evidence/options.ts'
import { TopologyName, Transport } from '../knowledge/entry.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { listFiles, readStandardInput, readTextFile } from '../read-input.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { explain } from '../reply/explain.ts'
import { renderText } from '../reply/text.ts'
import { ROOT } from '../root.ts'
import type { Read } from './files-table.ts'
import type { Progress } from './progress.ts'

const EXAMPLES = join(ROOT, 'examples')

/** A file could not be read. */
const UNREAD = 2

const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'slack'] as const

type Flags = {
  format: (typeof FORMATS)[number]
  transport?: Transport
  topology?: TopologyName
  vrf?: string
  at: string
  all?: boolean
  sample?: string | true
  model?: boolean
  choose?: number
}

/** `slp explain [FILE…]`: the main job, at the terminal. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('explain a pasted message, log, output or question')
    .argument('[files...]', 'files or folders, .gz included; standard input without any, or as -')
    .addOption(new Option('-f, --format <format>', 'how to answer').choices(FORMATS).default('text'))
    .addOption(new Option('--transport <type>', 'transport that is configured').choices(Transport.options))
    .addOption(new Option('--topology <name>', 'how the switch reaches Cisco').choices(TopologyName.options))
    .option('--vrf <name>', 'VRF that licensing uses', vrfName)
    .option(
      '--at <time>',
      'the time to reckon from, ISO 8601; now unless given',
      isoTime,
      new Date().toISOString(),
    )
    .option('--all', 'text: everything, not only the first 25 lines')
    .option('--model', 'where nothing fits, ask the model that LLM_BASE_URL and LLM_MODEL name')
    .option(
      '--choose <number>',
      'where it asks which of several was meant: the answer to that one',
      choiceNumber,
    )
    .option('--sample [name]', `an example instead of a paste: ${sampleNames().join(', ')}`)
    .action(run)
}

async function run(given: string[], flags: Flags): Promise<void> {
  const paths = given.length === 1 && given[0] === '-' ? [] : given
  // said before anything is loaded: who pastes at once sees it first
  if (paths.length === 0 && !flags.sample && process.stdin.isTTY)
    console.error('Paste, then press Ctrl-D on a line of its own.')
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const options = Options.parse({
    at: flags.at,
    asked: true,
    ...(flags.transport && { transport: flags.transport }),
    ...(flags.topology && { topology: flags.topology }),
    ...(flags.vrf && { vrf: flags.vrf }),
  })
  const files = flags.sample ? [samplePath(flags.sample)] : listFiles(paths)
  const asTable = files.length > 1 && flags.format === 'text'
  if (files.length > 1 && !asTable && flags.format !== 'ndjson')
    throw new Error('several files or a folder: text gives a table, --format ndjson a line of JSON for each')
  if (files.length === 0 && paths.length > 0 && flags.format !== 'ndjson')
    throw new Error(`there is no file in ${paths.join(', ')}`)

  // what only some calls need is loaded by those alone
  const model = flags.model ? (await import('../llm/open-model.ts')).openModel(knowledge) : undefined
  const read = async (paste: string, reached?: Reached): Promise<Answer> => {
    const answer = explain(paste, knowledge, options, reached)
    const choice = await model?.choose(paste, answer, options)
    const said = choice ? explain(paste, knowledge, { ...options, choice }) : answer
    const chosen = said.choices?.[(flags.choose ?? 0) - 1]
    return chosen ? explain(chosen.entry, knowledge, options) : said
  }

  let recognized = false
  const tell = async (answer: Answer) => {
    recognized ||= answer.evidence.length > 0
    process.stdout.write(await render(answer, knowledge, flags))
    if (answer.choices && flags.format === 'text' && process.stderr.isTTY) {
      console.error('The same again with --choose and the number shows its answer.')
    }
  }
  if (paths.length === 0 && !flags.sample) {
    await tell(await read(await readStandardInput()))
  }
  let unread = false
  const rows: Read[] = []
  const progress = await progressOf(files)
  for (const file of files) {
    const text = readOrTell(file, progress)
    if (text === undefined) unread = true
    const answer = text !== undefined && (await read(text, progress?.reach))
    progress?.end()
    if (asTable) {
      recognized ||= answer !== false && answer.evidence.length > 0
      rows.push({ file, answer: answer || undefined })
    } else if (answer) await tell({ ...answer, ...(flags.format === 'ndjson' && { file }) })
  }
  if (asTable) {
    const { filesTable } = await import('./files-table.ts')
    process.stdout.write(filesTable(rows, knowledge))
    if (process.stdout.isTTY) console.error('slp explain FILE shows the answer to one of them.')
  }
  process.exitCode = unread ? UNREAD : recognized ? 0 : 1
}

function choiceNumber(given: string): number {
  if (!/^[1-9]$/.test(given)) throw new InvalidArgumentError('a number from 1 to 9')
  return Number(given)
}

/** A bar for whoever waits at a terminal; the lines of several files that appear there say enough by themselves. */
async function progressOf(files: readonly string[]): Promise<Progress | undefined> {
  if (!process.stderr.isTTY || (files.length > 1 && process.stdout.isTTY)) return undefined
  const { createProgress } = await import('./progress.ts')
  return createProgress(files.length, process.stderr)
}

/** One unreadable file keeps none of the others from its answer. */
function readOrTell(file: string, progress: Progress | undefined): string | undefined {
  try {
    const text = readTextFile(file)
    progress?.begin(text.length)
    return text
  } catch (error) {
    progress?.clear()
    console.error(`slp: ${error instanceof Error ? error.message : file}`)
    return undefined
  }
}

async function render(answer: Answer, knowledge: Knowledge, flags: Flags): Promise<string> {
  switch (flags.format) {
    case 'json':
      return `${JSON.stringify(answer, undefined, 2)}\n`
    case 'ndjson':
      return `${JSON.stringify(answer)}\n`
    case 'markdown':
      return (await import('../reply/markdown.ts')).renderMarkdown(answer, knowledge)
    case 'slack':
      return `${JSON.stringify((await import('../slack/blocks.ts')).renderSlack(answer, knowledge), undefined, 2)}\n`
    case 'text':
      return renderText(answer, knowledge, {
        all: flags.all ?? false,
        style: (name, text) => styleText(name, text, { stream: process.stdout }),
      })
  }
}

function sampleNames(): string[] {
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.log'))
    .map((name) => name.slice(0, -'.log'.length))
}

function samplePath(name: string | true): string {
  const chosen = name === true ? 'dns' : name
  if (!sampleNames().includes(chosen))
    throw new Error(`there is no sample ${chosen}: choose one of ${sampleNames().join(', ')}`)
  return join(EXAMPLES, `${chosen}.log`)
}

function isoTime(value: string): string {
  const time = new Date(value)
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It is no ISO 8601 time such as 2026-11-24T02:11:09Z.')
  return time.toISOString()
}

function vrfName(value: string): string {
  if (!/^[\w.:-]{1,64}$/.test(value)) throw new InvalidArgumentError('It is no name of a VRF.')
  return value
}
