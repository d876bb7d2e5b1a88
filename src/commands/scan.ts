import { statSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { Options } from '../evidence/options.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { listFiles } from '../read-input.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { quote } from '../reply/quote.ts'
import { followFile } from '../scan/follow-file.ts'
import { type OpenSink, scanFile, scanStream } from '../scan/read-sources.ts'
import { renderReport } from '../scan/render-report.ts'
import { reportOf } from '../scan/report.ts'
import { createTally, type Wanted } from '../scan/tally.ts'
import type { Bar } from './scan-bar.ts'

/** Nothing was found; a file could not be read. */
const NOTHING = 1
const UNREAD = 2

const FORMATS = ['text', 'json', 'ndjson'] as const

// 24h, 7d
const SPAN = /^\d{1,6}[hd]$/

type Flags = {
  format: (typeof FORMATS)[number]
  at: string
  since?: string
  device?: string
  follow?: boolean
}

/** `slp scan [FILE…]`: every licensing message and headed output in logs and tech-support of any size, summed up. */
export function scanCommand(): Command {
  return new Command('scan')
    .description('sum up logs and tech-support of any size, device by device')
    .argument('[files...]', 'files or folders, .gz and .tar.gz too; standard input without any, or as -')
    .addOption(new Option('-f, --format <format>', 'how to sum up').choices(FORMATS).default('text'))
    .option('--since <time>', 'messages since then: ISO 8601, or 24h, 7d before --at', sinceTime)
    .option('--device <name>', 'this device alone')
    .option(
      '--at <time>',
      'the time to reckon from, ISO 8601; now unless given',
      isoTime,
      new Date().toISOString(),
    )
    .option('--follow', 'go on with one file as it grows, a line for each message, until Ctrl-C')
    .action(run)
}

async function run(given: string[], flags: Flags): Promise<void> {
  const paths = given.length === 1 && given[0] === '-' ? [] : given
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const options = Options.parse({ at: flags.at, asked: true })
  const since = flags.since && timeOf(flags.since, flags.at)
  const files = listFiles(paths)
  if (flags.follow && files.length !== 1) throw new Error('--follow needs one file')
  const tally = createTally(knowledge, options, {
    since,
    device: flags.device,
    ...(flags.follow && { each: tellEach(flags.format) }),
  })
  if (flags.follow) {
    await followFile(files[0] ?? '', tally.sink)
    return
  }

  let unread = false
  if (paths.length === 0) {
    if (process.stdin.isTTY) console.error('Paste, then press Ctrl-D on a line of its own.')
    await scanStream(process.stdin, 'standard input', tally.sink)
  }
  const bar = await barOver(files)
  for (const file of files) unread = !(await scanOrTell(file, tally.sink, bar)) || unread
  bar?.end()
  const report = reportOf(tally, knowledge, options)
  if (flags.format === 'json') process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
  else if (flags.format === 'ndjson')
    for (const device of report.devices) process.stdout.write(`${JSON.stringify(device)}\n`)
  else process.stdout.write(renderReport(report, knowledge))
  process.exitCode = unread ? UNREAD : report.devices.length > 0 ? 0 : NOTHING
}

/** One line a message, as it comes. */
function tellEach(format: Flags['format']): NonNullable<Wanted['each']> {
  return (device, { message, at, entry }) => {
    if (!message) return
    const { facility, severity, mnemonic, fields, count } = message
    const name = `${facility}-${severity ?? ''}-${mnemonic}`
    if (format === 'text') {
      const said = Object.values(fields).map((value) => quote(value))
      console.log([at ?? '-', quote(device), name, ...said].join('  '))
    } else console.log(JSON.stringify({ device, at, name, entry, fields, count }))
  }
}

async function barOver(files: readonly string[]): Promise<Bar | undefined> {
  if (!process.stderr.isTTY || files.length === 0) return undefined
  const { createBar } = await import('./scan-bar.ts')
  return createBar(
    files.reduce((sum, file) => sum + sizeOf(file), 0),
    process.stderr,
  )
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

/** Whether it could be read: one that can't keeps none of the others from being looked at. */
async function scanOrTell(file: string, open: OpenSink, bar: Bar | undefined): Promise<boolean> {
  try {
    if (await scanFile(file, open, bar?.read)) return true
    bar?.clear()
    console.error(`slp: ${quote(file)} is no text: passed over`)
    return true
  } catch (error) {
    bar?.clear()
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is damaged'
    console.error(
      `slp: can't read all of ${quote(file)}: ${code === 'ENOENT' ? 'there is no such file' : code}`,
    )
    return false
  }
}

/** `24h` and `7d` are counted back. */
function timeOf(since: string, at: string): string {
  if (!SPAN.test(since)) return since
  const hours = Number.parseInt(since, 10) * (since.endsWith('d') ? 24 : 1)
  return new Date(Date.parse(at) - hours * 3_600_000).toISOString()
}

function sinceTime(value: string): string {
  return SPAN.test(value) ? value : isoTime(value)
}

function isoTime(value: string): string {
  const time = new Date(value)
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It is no ISO 8601 time such as 2026-11-24T02:11:09Z.')
  return time.toISOString()
}
